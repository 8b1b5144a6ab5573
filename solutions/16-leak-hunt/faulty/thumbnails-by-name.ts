/**
 * Thumbnails are kept by the name of the picture, for ever, and the next of that name gets those of the last.
 *
 * @fails lets-go-of-a-removed-picture shares-a-thumbnail-in-use
 * @heldBy module-level variable thumbnails of thumbnails-by-name.ts (Map) → entry "mona@3" (Picture)
 */
import { type Picture } from '../leak-hunt.ts'
export { Gallery, GalleryError, Picture, Slideshow, type Upload, Viewer, type Visitor } from '../leak-hunt.ts'

const thumbnails = new Map<string, Picture>()

export function thumbnail(picture: Picture, width: number): Picture {
  const key = `${picture.name}@${width}`
  const small = thumbnails.get(key) ?? picture.resized(width)
  thumbnails.set(key, small)
  return small
}
