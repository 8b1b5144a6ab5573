/**
 * The function that is kept does not mention the upload. But one that looks for the same name does, and both were
 * made in one scope, which both of them keep.
 *
 * @fails lets-go-of-an-accepted-upload tells-the-uploaders
 * @heldBy gallery (Gallery) → #farewells (Map) → entry "mona" (function) → captured variable upload
 */
import { Gallery as Sound, GalleryError, type Picture, type Upload } from '../leak-hunt.ts'
export { GalleryError, Picture, Slideshow, thumbnail, type Upload, Viewer, type Visitor } from '../leak-hunt.ts'

export class Gallery extends Sound {
  readonly #farewells = new Map<string, () => void>()

  override upload(upload: Upload): Picture {
    const { name, onRemoved } = upload
    const twin = this.names.find((other) => other === upload.name)
    const picture = hang(
      (copy) => super.upload(copy),
      upload,
      () => {},
    )
    if (twin === undefined) this.#farewells.set(name, () => onRemoved(name))
    return picture
  }

  override remove(name: string): boolean {
    const removed = super.remove(name)
    this.#farewells.get(name)?.()
    this.#farewells.delete(name)
    return removed
  }
}

/** As before, but for whom to tell. An error still knows the upload that was handed in. */
function hang(by: (upload: Upload) => Picture, upload: Upload, onRemoved: Upload['onRemoved']): Picture {
  try {
    return by({ ...upload, onRemoved })
  } catch (error) {
    throw new GalleryError((error as Error).message, upload)
  }
}
