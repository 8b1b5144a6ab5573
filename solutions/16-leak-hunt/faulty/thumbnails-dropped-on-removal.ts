/**
 * The gallery tells the cache when it takes a picture down. Who asks for a thumbnail after that puts the picture
 * back, and of a gallery that is simply dropped nobody tells anything.
 *
 * @fails lets-go-of-a-removed-picture lets-go-with-the-gallery
 * @heldBy module-level variable thumbnails of thumbnails-dropped-on-removal.ts (Map) → entry key (Picture)
 */
import { Gallery as Sound, type Picture } from '../leak-hunt.ts'
export { GalleryError, Picture, Slideshow, type Upload, Viewer, type Visitor } from '../leak-hunt.ts'

const thumbnails = new Map<Picture, Map<number, Picture>>()

export function thumbnail(picture: Picture, width: number): Picture {
  const byWidth = thumbnails.get(picture) ?? new Map<number, Picture>()
  thumbnails.set(picture, byWidth)
  const small = byWidth.get(width) ?? picture.resized(width)
  byWidth.set(width, small)
  return small
}

export class Gallery extends Sound {
  override remove(name: string): boolean {
    const picture = this.picture(name)
    if (picture) thumbnails.delete(picture)
    return super.remove(name)
  }
}
