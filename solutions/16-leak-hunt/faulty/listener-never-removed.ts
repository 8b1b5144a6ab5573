/**
 * A closed viewer looks away when it is told something, and is told for ever.
 *
 * @fails lets-go-of-a-closed-viewer the-other-viewers-stay viewers-leave-nothing
 */
import { type Gallery } from '../leak-hunt.ts'
export { Gallery, GalleryError, Picture, Slideshow, thumbnail, type Upload, type Visitor } from '../leak-hunt.ts'

export class Viewer {
  readonly #news: string[] = []
  #open = true

  constructor(gallery: Gallery) {
    for (const type of ['added', 'removed']) gallery.addEventListener(type, (event) => this.#note(event))
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
