/**
 * The last ten errors are kept as they are, and each has its upload.
 *
 * @fails lets-go-of-a-refused-upload an-error-knows-its-upload remembers-ten-failures
 */
import { Gallery as Sound, type GalleryError, type Picture, type Upload } from '../leak-hunt.ts'
export { GalleryError, Picture, Slideshow, thumbnail, type Upload, Viewer, type Visitor } from '../leak-hunt.ts'

export class Gallery extends Sound {
  readonly #failures: GalleryError[] = []

  override get failures(): string[] {
    return this.#failures.map(({ message, upload }) => `${upload.name}: ${message}`)
  }

  override upload(upload: Upload): Picture {
    try {
      return super.upload(upload)
    } catch (error) {
      this.#failures.push(error as GalleryError)
      if (this.#failures.length > 10) this.#failures.shift()
      throw error
    }
  }
}
