/**
 * Only visitors are counted: nobody can say how often one of them came.
 *
 * @fails lets-go-of-a-visitor knows-a-visitor-in-use a-visitor-keeps-no-gallery
 */
import { Gallery as Sound, type Visitor } from '../leak-hunt.ts'
export { GalleryError, Picture, Slideshow, thumbnail, type Upload, Viewer, type Visitor } from '../leak-hunt.ts'

export class Gallery extends Sound {
  #visits = 0

  override enter(visitor: Visitor): void {
    void visitor
    this.#visits += 1
  }

  override get attendance(): string {
    return `${this.#visits} visits by ${this.#visits} visitors`
  }
}
