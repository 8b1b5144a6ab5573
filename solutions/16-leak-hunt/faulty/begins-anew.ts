/**
 * After a stop the next start begins with the first picture again.
 *
 * @fails lets-go-of-a-stopped-slideshow
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
    this.#next = 0
    this.#timer ??= setInterval(() => this.#advance(), this.#milliseconds)
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  #advance(): void {
    const picture = this.#pictures[this.#next]
    if (!picture) return
    this.#next = (this.#next + 1) % this.#pictures.length
    const show = this.#show
    show(picture)
  }
}
