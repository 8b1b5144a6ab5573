/**
 * Slideshows that have run are kept in a list, so that all can be stopped at once.
 *
 * @fails lets-go-of-a-stopped-slideshow a-running-slideshow-goes-on no-timer-is-left
 */
import { Slideshow as Sound } from '../leak-hunt.ts'
export { Gallery, GalleryError, Picture, thumbnail, type Upload, Viewer, type Visitor } from '../leak-hunt.ts'

const started = new Set<Slideshow>()

export function stopAll(): void {
  for (const slideshow of started) slideshow.stop()
}

export class Slideshow extends Sound {
  override start(): void {
    started.add(this)
    super.start()
  }
}
