/**
 * What tells the uploader stays when it has done so, and is there still when the next of that name is uploaded.
 *
 * @fails tells-the-uploaders
 */
import { Gallery as Sound, GalleryError, type Picture, type Upload } from '../leak-hunt.ts'
export { GalleryError, Picture, Slideshow, thumbnail, type Upload, Viewer, type Visitor } from '../leak-hunt.ts'

export class Gallery extends Sound {
  readonly #farewells: { name: string; onRemoved: Upload['onRemoved'] }[] = []

  override upload(upload: Upload): Picture {
    const { name, onRemoved } = upload
    const picture = hang(
      (copy) => super.upload(copy),
      upload,
      () => {},
    )
    this.#farewells.push({ name, onRemoved })
    return picture
  }

  override remove(name: string): boolean {
    const removed = super.remove(name)
    if (removed) for (const each of this.#farewells) if (each.name === name) each.onRemoved(name)
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
