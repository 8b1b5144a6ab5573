/**
 * The weak reference is to a wrapper around the thumbnail that nobody else holds: after a collection another one is
 * made, though the first is in use.
 *
 * @fails shares-a-thumbnail-in-use
 */
import { type Picture } from '../leak-hunt.ts'
export { Gallery, GalleryError, Picture, Slideshow, type Upload, Viewer, type Visitor } from '../leak-hunt.ts'

const thumbnails = new WeakMap<Picture, Map<number, WeakRef<{ small: Picture }>>>()

export function thumbnail(picture: Picture, width: number): Picture {
  const byWidth = thumbnails.get(picture) ?? new Map<number, WeakRef<{ small: Picture }>>()
  thumbnails.set(picture, byWidth)
  const known = byWidth.get(width)?.deref()
  if (known) return known.small
  const wrapper = { small: picture.resized(width) }
  byWidth.set(width, new WeakRef(wrapper))
  return wrapper.small
}
