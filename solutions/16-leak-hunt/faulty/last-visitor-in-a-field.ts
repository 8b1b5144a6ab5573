/**
 * The last visitor is kept, lest a visit be counted twice when a door is opened twice.
 *
 * @fails lets-go-of-a-visitor knows-a-visitor-in-use a-visitor-keeps-no-gallery
 */
import { Gallery as Sound, type Visitor } from '../leak-hunt.ts'
export { GalleryError, Picture, Slideshow, thumbnail, type Upload, Viewer, type Visitor } from '../leak-hunt.ts'

export class Gallery extends Sound {
  last: Visitor | undefined

  override enter(visitor: Visitor): void {
    this.last = visitor
    super.enter(visitor)
  }
}
