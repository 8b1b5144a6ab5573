/**
 * No failure is remembered, so none keeps anything.
 *
 * @fails lets-go-of-a-refused-upload remembers-ten-failures
 */
import { Gallery as Sound } from '../leak-hunt.ts'
export { GalleryError, Picture, Slideshow, thumbnail, type Upload, Viewer, type Visitor } from '../leak-hunt.ts'

export class Gallery extends Sound {
  override get failures(): string[] {
    return []
  }
}
