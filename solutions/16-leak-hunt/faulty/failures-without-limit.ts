/**
 * All failures are remembered, and not the last ten.
 *
 * @fails remembers-ten-failures
 */
import { Gallery as Sound, type Picture, type Upload } from '../leak-hunt.ts'
export { GalleryError, Picture, Slideshow, thumbnail, type Upload, Viewer, type Visitor } from '../leak-hunt.ts'

export class Gallery extends Sound {
  readonly #failures: string[] = []

  override get failures(): string[] {
    return [...this.#failures]
  }

  override upload(upload: Upload): Picture {
    try {
      return super.upload(upload)
    } catch (error) {
      this.#failures.push(`${upload.name}: ${(error as Error).message}`)
      throw error
    }
  }
}
