/**
 * Pictures are keys of a `Map` that never ends.
 *
 * @fails lets-go-of-a-removed-picture lets-go-with-the-gallery shares-a-thumbnail-in-use
 */
import { type Picture } from '../leak-hunt.ts'
export { Gallery, GalleryError, Picture, Slideshow, type Upload, Viewer, type Visitor } from '../leak-hunt.ts'

const thumbnails = new Map<Picture, Map<number, Picture>>()

export function thumbnail(picture: Picture, width: number): Picture {
  const byWidth = thumbnails.get(picture) ?? new Map<number, Picture>()
  thumbnails.set(picture, byWidth)
  const small = byWidth.get(width) ?? picture.resized(width)
  byWidth.set(width, small)
  return small
}
