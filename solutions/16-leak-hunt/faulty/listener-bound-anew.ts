/**
 * To remove the listeners, `close` binds the method once more: that is another function, and removes nothing.
 *
 * @fails lets-go-of-a-closed-viewer the-other-viewers-stay viewers-leave-nothing
 */
import { type Gallery } from '../leak-hunt.ts'
export { Gallery, GalleryError, Picture, Slideshow, thumbnail, type Upload, type Visitor } from '../leak-hunt.ts'

export class Viewer {
  readonly #gallery: Gallery
  readonly #news: string[] = []
  #open = true

  constructor(gallery: Gallery) {
    this.#gallery = gallery
    gallery.addEventListener('added', this.#note.bind(this))
    gallery.addEventListener('removed', this.#note.bind(this))
  }

  get news(): string[] {
    return [...this.#news]
  }

  close(): void {
    this.#open = false
    // oxlint-disable-next-line unicorn/no-invalid-remove-event-listener -- this is what is wrong
    this.#gallery.removeEventListener('added', this.#note.bind(this))
    // oxlint-disable-next-line unicorn/no-invalid-remove-event-listener -- this is what is wrong
    this.#gallery.removeEventListener('removed', this.#note.bind(this))
  }

  #note(event: Event): void {
    if (this.#open) this.#news.push(`${event.type} ${(event as CustomEvent<string>).detail}`)
  }
}
