/**
 * The timer refers to the slideshow weakly and ends itself when that is dead. But a slideshow that runs should go
 * on, whether anybody holds it or not.
 *
 * @fails a-running-slideshow-goes-on
 */
import { type Picture } from '../leak-hunt.ts'
export { Gallery, GalleryError, Picture, thumbnail, type Upload, Viewer, type Visitor } from '../leak-hunt.ts'

export class Slideshow {
  readonly #pictures: readonly Picture[]
  readonly #show: (picture: Picture) => void
  readonly #milliseconds: number
  #timer: ReturnType<typeof setInterval> | undefined
  #next = 0

  constructor(pictures: readonly Picture[], milliseconds: number, show: (picture: Picture) => void) {
    this.#pictures = pictures
    this.#show = show
    this.#milliseconds = milliseconds
  }

  start(): void {
    const slideshow = new WeakRef(this)
    const timer = setInterval(() => {
      const alive = slideshow.deref()
      if (alive) alive.#advance()
      else clearInterval(timer)
    }, this.#milliseconds)
    clearInterval(this.#timer)
    this.#timer = timer
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #advance(): void {
    const picture = this.#pictures[this.#next]
    if (!picture) return
    this.#next = (this.#next + 1) % this.#pictures.length
    const show = this.#show
    show(picture)
  }
}
