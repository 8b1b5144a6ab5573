/**
 * Thumbnails are kept by picture, and not by width.
 *
 * @fails shares-a-thumbnail-in-use
 */
import { type Picture } from '../leak-hunt.ts'
export { Gallery, GalleryError, Picture, Slideshow, type Upload, Viewer, type Visitor } from '../leak-hunt.ts'

const thumbnails = new WeakMap<Picture, Picture>()

export function thumbnail(picture: Picture, width: number): Picture {
  const small = thumbnails.get(picture) ?? picture.resized(width)
  thumbnails.set(picture, small)
  return small
}
