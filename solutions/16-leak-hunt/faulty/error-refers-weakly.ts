/**
 * The error refers to its upload weakly, so that it may be kept. Then whoever caught it can lose the upload.
 *
 * @fails an-error-knows-its-upload
 */
import { Gallery as SoundGallery, GalleryError as Sound, type Picture, type Upload } from '../leak-hunt.ts'
export { Picture, Slideshow, thumbnail, type Upload, Viewer, type Visitor } from '../leak-hunt.ts'

export class GalleryError extends Sound {
  constructor(message: string, upload: Upload) {
    super(message, upload)
    const reference = new WeakRef(upload)
    Object.defineProperty(this, 'upload', { get: () => reference.deref() })
  }
}

export class Gallery extends SoundGallery {
  override upload(upload: Upload): Picture {
    try {
      return super.upload(upload)
    } catch (error) {
      throw error instanceof Sound ? new GalleryError(error.message, upload) : error
    }
  }
}
