/**
 * The function that tells the uploader is held weakly, and nobody else holds it.
 *
 * @fails lets-go-of-an-accepted-upload tells-the-uploaders
 */
import { Gallery as Sound, GalleryError, type Picture, type Upload } from '../leak-hunt.ts'
export { GalleryError, Picture, Slideshow, thumbnail, type Upload, Viewer, type Visitor } from '../leak-hunt.ts'

export class Gallery extends Sound {
  override upload(upload: Upload): Picture {
    const onRemoved = new WeakRef(upload.onRemoved)
    return hang(
      (copy) => super.upload(copy),
      upload,
      (name) => onRemoved.deref()?.(name),
    )
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
