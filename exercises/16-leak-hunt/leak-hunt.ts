/**
 * A small picture gallery. It takes pictures that people upload, tells its viewers what is new, remembers what it had to
 * refuse, counts its visitors, makes thumbnails and runs slideshows. It keeps every promise that its comments make, and
 * it has six leaks, of six kinds.
 *
 * Your task: find them, and mend them. All that the comments promise must stay true. What is private you may change as
 * you like, and add to.
 */

/** What somebody hands in: a grey picture, row by row, each pixel from 0 (black) to 255 (white). */
export interface Upload {
  readonly name: string
  readonly width: number
  readonly pixels: readonly number[]
  /** To be called, once, when the picture is taken down. Needs no `this`. */
  readonly onRemoved: (name: string) => void
}

/** Somebody who comes to look. Two of the same name are two visitors. */
export interface Visitor {
  readonly name: string
}

/** Says why an upload was refused, and which one: for as long as somebody holds the error, it knows the upload. */
export class GalleryError extends Error {
  override readonly name = 'GalleryError'
  readonly upload: Upload

  constructor(message: string, upload: Upload) {
    super(message)
    this.upload = upload
  }
}

/** A picture, large or small. */
export class Picture {
  readonly name: string
  readonly width: number
  readonly pixels: Uint8Array

  constructor(name: string, width: number, pixels: ArrayLike<number>) {
    this.name = name
    this.width = width
    this.pixels = Uint8Array.from(pixels)
  }

  get height(): number {
    return this.pixels.length / this.width
  }

  /**
   * A copy that is `width` pixels wide, and as high as befits that: at half the width, it has every second pixel of every
   * second row.
   */
  resized(width: number): Picture {
    const scale = this.width / width
    const height = Math.ceil(this.height / scale)
    const pixels = Array.from({ length: width * height }, (_, index) => {
      const [row, column] = [Math.floor(index / width), index % width]
      return this.pixels[Math.floor(row * scale) * this.width + Math.floor(column * scale)]!
    })
    return new Picture(this.name, width, pixels)
  }
}

const thumbnails = new Map<Picture, Map<number, Picture>>()

/**
 * The picture at `width` pixels. To make one takes time: for as long as a thumbnail is in use, whoever asks for it gets
 * the same one.
 */
export function thumbnail(picture: Picture, width: number): Picture {
  let byWidth = thumbnails.get(picture)
  if (!byWidth) thumbnails.set(picture, (byWidth = new Map()))
  let small = byWidth.get(width)
  if (!small) byWidth.set(width, (small = picture.resized(width)))
  return small
}

/** Failures that a gallery remembers. */
const MOST_FAILURES = 10

/** Pictures on a wall. An event tells of each that comes or goes: `added` or `removed`, with its name for `detail`. */
export class Gallery extends EventTarget {
  readonly #pictures = new Map<string, Picture>()
  readonly #farewells = new Map<string, () => void>()
  readonly #failures: GalleryError[] = []
  readonly #visits = new Map<Visitor, number>()

  /** The names of its pictures, the oldest first. */
  get names(): string[] {
    return [...this.#pictures.keys()]
  }

  /** The picture of that name, if it is here. */
  picture(name: string): Picture | undefined {
    return this.#pictures.get(name)
  }

  /**
   * Hangs a copy of what was handed in, and returns it.
   *
   * @throws GalleryError if there is a picture of that name, or one as wide with the same pixels
   */
  upload(upload: Upload): Picture {
    const { name, width, pixels, onRemoved } = upload
    if (this.#pictures.has(name)) throw this.#refusal('its name is taken', upload)
    const twin = [...this.#pictures.values()].find((other) => isCopy(other, upload))
    if (twin) throw this.#refusal(`it is a copy of ${twin.name}`, upload)

    const picture = new Picture(name, width, pixels)
    this.#pictures.set(name, picture)
    this.#farewells.set(name, () => onRemoved(name))
    this.dispatchEvent(new CustomEvent('added', { detail: name }))
    return picture
  }

  /** Takes a picture down, and tells whoever uploaded it. False if there is none of that name. */
  remove(name: string): boolean {
    const farewell = this.#farewells.get(name)
    if (!farewell) return false
    this.#pictures.delete(name)
    this.#farewells.delete(name)
    farewell()
    this.dispatchEvent(new CustomEvent('removed', { detail: name }))
    return true
  }

  /** The last ten uploads that were refused, as `name: reason`, the oldest first. */
  get failures(): string[] {
    return this.#failures.map(({ message, upload }) => `${upload.name}: ${message}`)
  }

  /** Counts a visit. */
  enter(visitor: Visitor): void {
    this.#visits.set(visitor, this.visitsOf(visitor) + 1)
  }

  /** How often this visitor has been here. */
  visitsOf(visitor: Visitor): number {
    return this.#visits.get(visitor) ?? 0
  }

  /** How many visits there were since the gallery was opened, and by how many visitors. */
  get attendance(): string {
    let visits = 0
    for (const times of this.#visits.values()) visits += times
    return `${visits} visits by ${this.#visits.size} visitors`
  }

  #refusal(message: string, upload: Upload): GalleryError {
    const error = new GalleryError(message, upload)
    this.#failures.push(error)
    if (this.#failures.length > MOST_FAILURES) this.#failures.shift()
    return error
  }
}

/** Follows what happens in a gallery, until it is closed. While it is open, it and the gallery may keep each other. */
export class Viewer {
  readonly #news: string[] = []
  #open = true

  constructor(gallery: Gallery) {
    gallery.addEventListener('added', (event) => this.#note(event))
    gallery.addEventListener('removed', (event) => this.#note(event))
  }

  /** What happened while the viewer was open: `added mona`, `removed mona`. */
  get news(): string[] {
    return [...this.#news]
  }

  /** From now on there are no more news. Closing twice does no harm. */
  close(): void {
    this.#open = false
  }

  #note(event: Event): void {
    if (this.#open) this.#news.push(`${event.type} ${(event as CustomEvent<string>).detail}`)
  }
}

/** Shows pictures in turn, and after the last the first again. */
export class Slideshow {
  readonly #pictures: readonly Picture[]
  #next = 0
  #running = false

  /**
   * @param milliseconds from one picture to the next, and at most to the first
   * @param show is called with each picture when its turn has come
   */
  constructor(pictures: readonly Picture[], milliseconds: number, show: (picture: Picture) => void) {
    this.#pictures = pictures
    const advance = () => {
      const picture = this.#pictures[this.#next]
      if (!this.#running || !picture) return
      this.#next = (this.#next + 1) % this.#pictures.length
      show(picture)
    }
    setInterval(advance, milliseconds)
  }

  /**
   * Begins, or goes on where it was stopped. It runs until it is stopped, even if nobody holds it. One that runs already
   * just runs on.
   */
  start(): void {
    this.#running = true
  }

  /** Shows nothing more until the next start. */
  stop(): void {
    this.#running = false
  }
}

function isCopy(picture: Picture, { width, pixels }: Upload): boolean {
  if (picture.width !== width || picture.pixels.length !== pixels.length) return false
  return pixels.every((pixel, index) => pixel === picture.pixels[index])
}
