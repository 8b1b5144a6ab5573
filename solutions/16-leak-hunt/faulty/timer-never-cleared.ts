/**
 * One timer a slideshow, from the first moment to the end of the program: when the slideshow is stopped it only
 * looks away.
 *
 * @fails lets-go-of-a-stopped-slideshow a-running-slideshow-goes-on no-timer-is-left
 */
import { type Picture } from '../leak-hunt.ts'
export { Gallery, GalleryError, Picture, thumbnail, type Upload, Viewer, type Visitor } from '../leak-hunt.ts'

export class Slideshow {
  readonly #pictures: readonly Picture[]
  readonly #show: (picture: Picture) => void
  #running = false
  #next = 0

  constructor(pictures: readonly Picture[], milliseconds: number, show: (picture: Picture) => void) {
    this.#pictures = pictures
    this.#show = show
    setInterval(() => {
      if (this.#running) this.#advance()
    }, milliseconds)
  }

  start(): void {
    this.#running = true
  }

  stop(): void {
    this.#running = false
  }

  #advance(): void {
    const picture = this.#pictures[this.#next]
    if (!picture) return
    this.#next = (this.#next + 1) % this.#pictures.length
    const show = this.#show
    show(picture)
  }
}
