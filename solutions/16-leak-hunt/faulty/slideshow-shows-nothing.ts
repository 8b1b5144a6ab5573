/**
 * No timer, no leak, and no slideshow.
 *
 * @fails lets-go-of-a-stopped-slideshow a-running-slideshow-goes-on
 */
import { type Picture } from '../leak-hunt.ts'
export { Gallery, GalleryError, Picture, thumbnail, type Upload, Viewer, type Visitor } from '../leak-hunt.ts'

export class Slideshow {
  constructor(pictures: readonly Picture[], milliseconds: number, show: (picture: Picture) => void) {
    void pictures
    void milliseconds
    void show
  }

  start(): void {}

  stop(): void {}
}
