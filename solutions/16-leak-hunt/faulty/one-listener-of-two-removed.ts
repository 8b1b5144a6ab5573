/**
 * Only the listener for `added` is removed; the other one goes on, and holds the viewer as well.
 *
 * @fails lets-go-of-a-closed-viewer the-other-viewers-stay viewers-leave-nothing
 */
import { type Gallery } from '../leak-hunt.ts'
export { Gallery, GalleryError, Picture, Slideshow, thumbnail, type Upload, type Visitor } from '../leak-hunt.ts'

export class Viewer {
  readonly #gallery: Gallery
  readonly #news: string[] = []
  #open = true
  readonly #note = (event: Event) => {
    if (this.#open) this.#news.push(`${event.type} ${(event as CustomEvent<string>).detail}`)
  }

  constructor(gallery: Gallery) {
    this.#gallery = gallery
    gallery.addEventListener('added', this.#note)
    gallery.addEventListener('removed', this.#note)
  }

  get news(): string[] {
    return [...this.#news]
  }

  close(): void {
    this.#open = false
    this.#gallery.removeEventListener('added', this.#note)
  }
}
