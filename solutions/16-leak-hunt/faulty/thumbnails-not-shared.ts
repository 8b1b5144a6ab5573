/**
 * Every thumbnail is made anew.
 *
 * @fails lets-go-of-a-removed-picture lets-go-with-the-gallery shares-a-thumbnail-in-use
 */
import { type Picture } from '../leak-hunt.ts'
export { Gallery, GalleryError, Picture, Slideshow, type Upload, Viewer, type Visitor } from '../leak-hunt.ts'

export function thumbnail(picture: Picture, width: number): Picture {
  return picture.resized(width)
}
