/**
 * What is kept is another error, with the words alone. Its cause is the first one, which has the upload.
 *
 * @fails lets-go-of-a-refused-upload an-error-knows-its-upload remembers-ten-failures
 */
import { Gallery as Sound, type Picture, type Upload } from '../leak-hunt.ts'
export { GalleryError, Picture, Slideshow, thumbnail, type Upload, Viewer, type Visitor } from '../leak-hunt.ts'

export class Gallery extends Sound {
  readonly #failures: Error[] = []

  override get failures(): string[] {
    return this.#failures.map(({ message }) => message)
  }

  override upload(upload: Upload): Picture {
    try {
      return super.upload(upload)
    } catch (error) {
      const { message } = error as Error
      this.#failures.push(new Error(`${upload.name}: ${message}`, { cause: error }))
      if (this.#failures.length > 10) this.#failures.shift()
      throw error
    }
  }
}
