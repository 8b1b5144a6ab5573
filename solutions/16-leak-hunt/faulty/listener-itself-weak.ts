/**
 * The gallery is given a weak reference to the function that listens, which nobody else holds: after the first
 * collection an open viewer hears nothing more.
 *
 * @fails the-other-viewers-stay
 */
import { type Gallery } from '../leak-hunt.ts'
export { Gallery, GalleryError, Picture, Slideshow, thumbnail, type Upload, type Visitor } from '../leak-hunt.ts'

export class Viewer {
  readonly #news: string[] = []
  #open = true

  constructor(gallery: Gallery) {
    const note = new WeakRef((event: Event) => this.#note(event))
    const controller = new AbortController()
    for (const type of ['added', 'removed']) {
      gallery.addEventListener(type, (event) => note.deref()?.(event), { signal: controller.signal })
    }
    this.#stop = () => controller.abort()
  }

  readonly #stop: () => void

  get news(): string[] {
    return [...this.#news]
  }

  close(): void {
    this.#open = false
    this.#stop()
  }

  #note(event: Event): void {
    if (this.#open) this.#news.push(`${event.type} ${(event as CustomEvent<string>).detail}`)
  }
}
