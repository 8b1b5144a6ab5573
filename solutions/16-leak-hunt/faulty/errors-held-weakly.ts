/**
 * The errors are kept by weak references, and a failure is forgotten when its error dies.
 *
 * @fails lets-go-of-a-refused-upload remembers-ten-failures
 */
import { Gallery as Sound, type GalleryError, type Picture, type Upload } from '../leak-hunt.ts'
export { GalleryError, Picture, Slideshow, thumbnail, type Upload, Viewer, type Visitor } from '../leak-hunt.ts'

export class Gallery extends Sound {
  readonly #failures: WeakRef<GalleryError>[] = []

  override get failures(): string[] {
    return this.#failures.flatMap((reference) => {
      const error = reference.deref()
      return error ? [`${error.upload.name}: ${error.message}`] : []
    })
  }

  override upload(upload: Upload): Picture {
    try {
      return super.upload(upload)
    } catch (error) {
      this.#failures.push(new WeakRef(error as GalleryError))
      if (this.#failures.length > 10) this.#failures.shift()
      throw error
    }
  }
}
