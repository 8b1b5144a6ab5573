/**
 * Failures are kept as text; but the last error is kept too, for debugging.
 *
 * @fails lets-go-of-a-refused-upload an-error-knows-its-upload remembers-ten-failures
 */
import { Gallery as Sound, type Picture, type Upload } from '../leak-hunt.ts'
export { GalleryError, Picture, Slideshow, thumbnail, type Upload, Viewer, type Visitor } from '../leak-hunt.ts'

export class Gallery extends Sound {
  lastError: unknown

  override upload(upload: Upload): Picture {
    try {
      return super.upload(upload)
    } catch (error) {
      this.lastError = error
      throw error
    }
  }
}
