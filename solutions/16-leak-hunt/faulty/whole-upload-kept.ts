/**
 * For as long as a picture hangs its upload is kept as well, in case somebody asks who handed it in.
 *
 * @fails lets-go-of-an-accepted-upload tells-the-uploaders
 * @heldBy gallery (Gallery) → #uploads (Map) → entry "mona" → value
 */
import { Gallery as Sound, type Picture, type Upload } from '../leak-hunt.ts'
export { GalleryError, Picture, Slideshow, thumbnail, type Upload, Viewer, type Visitor } from '../leak-hunt.ts'

export class Gallery extends Sound {
  readonly #uploads = new Map<string, Upload>()

  override upload(upload: Upload): Picture {
    const picture = super.upload(upload)
    this.#uploads.set(upload.name, upload)
    return picture
  }

  override remove(name: string): boolean {
    this.#uploads.delete(name)
    return super.remove(name)
  }
}
