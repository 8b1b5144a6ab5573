/**
 * All viewers share one signal that ends their listening, so the first to be closed makes all of them deaf.
 *
 * @fails the-other-viewers-stay
 */
import { type Gallery } from '../leak-hunt.ts'
export { Gallery, GalleryError, Picture, Slideshow, thumbnail, type Upload, type Visitor } from '../leak-hunt.ts'

let controller = new AbortController()

export class Viewer {
  readonly #news: string[] = []

  constructor(gallery: Gallery) {
    for (const type of ['added', 'removed']) {
      gallery.addEventListener(type, (event) => this.#note(event), { signal: controller.signal })
    }
  }

  get news(): string[] {
    return [...this.#news]
  }

  close(): void {
    controller.abort()
    controller = new AbortController()
  }

  #note(event: Event): void {
    this.#news.push(`${event.type} ${(event as CustomEvent<string>).detail}`)
  }
}
