/**
 * The leak is gone, for nobody listens any more: a viewer is never told anything.
 *
 * @fails lets-go-of-a-closed-viewer the-other-viewers-stay
 */
import { type Gallery } from '../leak-hunt.ts'
export { Gallery, GalleryError, Picture, Slideshow, thumbnail, type Upload, type Visitor } from '../leak-hunt.ts'

export class Viewer {
  readonly #news: string[] = []

  constructor(gallery: Gallery) {
    void gallery
  }

  get news(): string[] {
    return [...this.#news]
  }

  close(): void {}
}
