/**
 * The listeners refer to the viewer weakly, so it can go. They themselves stay, one for each viewer that ever was.
 *
 * @fails viewers-leave-nothing
 */
import { type Gallery } from '../leak-hunt.ts'
export { Gallery, GalleryError, Picture, Slideshow, thumbnail, type Upload, type Visitor } from '../leak-hunt.ts'

export class Viewer {
  readonly #news: string[] = []
  #open = true

  constructor(gallery: Gallery) {
    const viewer = new WeakRef(this)
    const note = (event: Event) => {
      const alive = viewer.deref()
      if (alive) alive.#note(event)
    }
    for (const type of ['added', 'removed']) gallery.addEventListener(type, note)
  }

  get news(): string[] {
    return [...this.#news]
  }

  close(): void {
    this.#open = false
  }

  #note(event: Event): void {
    if (this.#open) this.#news.push(`${event.type} ${(event as CustomEvent<string>).detail}`)
  }
}
