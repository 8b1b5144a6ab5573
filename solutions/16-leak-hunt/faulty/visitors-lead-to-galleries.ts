/**
 * What is known of a visitor is kept with the visitor, by gallery: so each visitor in use holds every gallery it
 * has been to.
 *
 * @fails a-visitor-keeps-no-gallery
 * @heldBy module-level variable visits of visitors-lead-to-galleries.ts (WeakMap) → WeakMap value for key (Map) → entry
 * key (Gallery)
 */
import { Gallery as Sound, type Visitor } from '../leak-hunt.ts'
export { GalleryError, Picture, Slideshow, thumbnail, type Upload, Viewer, type Visitor } from '../leak-hunt.ts'

const visits = new WeakMap<Visitor, Map<object, number>>()

export class Gallery extends Sound {
  override enter(visitor: Visitor): void {
    super.enter(visitor)
    const before = visits.get(visitor) ?? new Map<object, number>()
    visits.set(visitor, before.set(this, this.visitsOf(visitor)))
  }
}
