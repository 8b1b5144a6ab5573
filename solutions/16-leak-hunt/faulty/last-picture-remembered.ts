/**
 * A shortcut for who asks twice remembers the last picture, in a variable of the module.
 *
 * @fails lets-go-of-a-removed-picture lets-go-with-the-gallery shares-a-thumbnail-in-use
 */
import { type Picture, thumbnail as sound } from '../leak-hunt.ts'
export { Gallery, GalleryError, Picture, Slideshow, type Upload, Viewer, type Visitor } from '../leak-hunt.ts'

let last: { picture: Picture; width: number; small: Picture } | undefined

export function thumbnail(picture: Picture, width: number): Picture {
  if (last?.picture !== picture || last.width !== width) last = { picture, width, small: sound(picture, width) }
  return last.small
}
