/**
 * The one timer is made with the slideshow and cleared by `stop`, so a second start starts nothing; and one that
 * was never started keeps its timer.
 *
 * @fails lets-go-of-a-stopped-slideshow no-timer-is-left
 * @heldBy a pending timer → callback (function) → captured this (Slideshow)
 */
import { type Picture } from '../leak-hunt.ts'
export { Gallery, GalleryError, Picture, thumbnail, type Upload, Viewer, type Visitor } from '../leak-hunt.ts'

export class Slideshow {
  readonly #pictures: readonly Picture[]
  readonly #show: (picture: Picture) => void
  readonly #timer: ReturnType<typeof setInterval>
  #running = false
  #next = 0

  constructor(pictures: readonly Picture[], milliseconds: number, show: (picture: Picture) => void) {
    this.#pictures = pictures
    this.#show = show
    this.#timer = setInterval(() => {
      if (this.#running) this.#advance()
    }, milliseconds)
  }

  start(): void {
    this.#running = true
  }

  stop(): void {
    this.#running = false
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
