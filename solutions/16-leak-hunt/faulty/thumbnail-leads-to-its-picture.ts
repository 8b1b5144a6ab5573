/**
 * The thumbnails are held weakly; but each has a reference to its picture, and keeps that as long as it is in use
 * itself.
 *
 * @fails shares-a-thumbnail-in-use
 */
import { Picture } from '../leak-hunt.ts'
export { Gallery, GalleryError, Picture, Slideshow, type Upload, Viewer, type Visitor } from '../leak-hunt.ts'

class Thumbnail extends Picture {
  readonly of: Picture

  constructor(of: Picture, { name, width, pixels }: Picture) {
    super(name, width, pixels)
    this.of = of
  }
}

const thumbnails = new WeakMap<Picture, Map<number, Thumbnail>>()

export function thumbnail(picture: Picture, width: number): Picture {
  const byWidth = thumbnails.get(picture) ?? new Map<number, Thumbnail>()
  thumbnails.set(picture, byWidth)
  const small = byWidth.get(width) ?? new Thumbnail(picture, picture.resized(width))
  byWidth.set(width, small)
  return small
}
