/**
 * Every visitor who ever came is a key of a `Map`.
 *
 * @fails lets-go-of-a-visitor knows-a-visitor-in-use a-visitor-keeps-no-gallery
 */
import { Gallery as Sound, type Visitor } from '../leak-hunt.ts'
export { GalleryError, Picture, Slideshow, thumbnail, type Upload, Viewer, type Visitor } from '../leak-hunt.ts'

export class Gallery extends Sound {
  readonly #visits = new Map<Visitor, number>()

  override enter(visitor: Visitor): void {
    this.#visits.set(visitor, this.visitsOf(visitor) + 1)
  }

  override visitsOf(visitor: Visitor): number {
    return this.#visits.get(visitor) ?? 0
  }

  override get attendance(): string {
    let visits = 0
    for (const times of this.#visits.values()) visits += times
    return `${visits} visits by ${this.#visits.size} visitors`
  }
}
