/**
 * `close` throws away the news together with the listeners.
 *
 * @fails lets-go-of-a-closed-viewer
 */
import { Viewer as Sound } from '../leak-hunt.ts'
export { Gallery, GalleryError, Picture, Slideshow, thumbnail, type Upload, type Visitor } from '../leak-hunt.ts'

export class Viewer extends Sound {
  #open = true

  override get news(): string[] {
    return this.#open ? super.news : []
  }

  override close(): void {
    this.#open = false
    super.close()
  }
}
