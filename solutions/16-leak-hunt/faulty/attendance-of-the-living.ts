/**
 * Visits are counted over those visitors who are alive, so the attendance falls when one is dropped.
 *
 * @fails lets-go-of-a-visitor knows-a-visitor-in-use a-visitor-keeps-no-gallery
 */
import { Gallery as Sound, type Visitor } from '../leak-hunt.ts'
export { GalleryError, Picture, Slideshow, thumbnail, type Upload, Viewer, type Visitor } from '../leak-hunt.ts'

export class Gallery extends Sound {
  readonly #visitors = new Set<WeakRef<Visitor>>()
  readonly #gone = new FinalizationRegistry<WeakRef<Visitor>>((reference) => this.#visitors.delete(reference))

  override enter(visitor: Visitor): void {
    if (this.visitsOf(visitor) === 0) {
      const reference = new WeakRef(visitor)
      this.#visitors.add(reference)
      this.#gone.register(visitor, reference)
    }
    super.enter(visitor)
  }

  override get attendance(): string {
    const visitors = [...this.#visitors]
      .map((reference) => reference.deref())
      .filter((visitor) => visitor !== undefined)
    const visits = visitors.reduce((sum, visitor) => sum + this.visitsOf(visitor), 0)
    return `${visits} visits by ${visitors.length} visitors`
  }
}
