/**
 * Started twice, a slideshow has two timers and knows one: the other runs for ever.
 *
 * @fails no-timer-is-left
 * @heldBy a pending timer → callback (function) → captured this (Slideshow)
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
    this.#timer = setInterval(() => this.#advance(), this.#milliseconds)
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
