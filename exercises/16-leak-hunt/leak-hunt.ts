/**
 * A small picture gallery. It accepts pictures that people upload, notifies its viewers of what is new, remembers what it
 * had to refuse, counts its visitors, makes thumbnails and runs slideshows. It keeps every promise that its comments
 * make, and it has six leaks, of six kinds.
 *
 * Your task: find and fix them. All that the comments promise must stay true. You may change what is private as you like,
 * and add to it.
 */

/** What a user uploads: a grey picture, row by row, each pixel from 0 (black) to 255 (white). */
export interface Upload {
  readonly name: string
  readonly width: number
  readonly pixels: readonly number[]
  /** Called once, when the picture is taken down. Needs no `this`. */
  readonly onRemoved: (name: string) => void
}

/** A visitor of the gallery. Two of the same name are two visitors. */
export interface Visitor {
  readonly name: string
}

/** Says why an upload was refused, and which one: for as long as the error is in use, it knows the upload. */
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
   * A copy that is `width` pixels wide, in proportion: at half the width, it has every second pixel of every second row.
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
 * The picture at `width` pixels. Making a thumbnail takes time: while one is in use, every request for it gets the same
 * one. Thumbnails may be kept for as long as their picture is in use.
 */
export function thumbnail(picture: Picture, width: number): Picture {
  let byWidth = thumbnails.get(picture)
  if (!byWidth) thumbnails.set(picture, (byWidth = new Map()))
  let small = byWidth.get(width)
  if (!small) byWidth.set(width, (small = picture.resized(width)))
  return small
}

/** How many failures a gallery remembers. */
const MOST_FAILURES = 10

/** Pictures on a wall. Each that comes or goes dispatches an event, `added` or `removed`, with its name as `detail`. */
export class Gallery extends EventTarget {
  readonly #pictures = new Map<string, Picture>()
  readonly #farewells = new Map<string, () => void>()
  readonly #failures: GalleryError[] = []
  readonly #visits = new Map<Visitor, number>()

  /** The names of its pictures, oldest first. */
  get names(): string[] {
    return [...this.#pictures.keys()]
  }

  /** The picture of that name, if it is here. */
  picture(name: string): Picture | undefined {
    return this.#pictures.get(name)
  }

  /**
   * Hangs a copy of what was uploaded, and returns it.
   *
   * @throws GalleryError if there is a picture of that name, or one of the same width with the same pixels
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

  /** Takes a picture down, and notifies its uploader. False if there is none of that name. */
  remove(name: string): boolean {
    const farewell = this.#farewells.get(name)
    if (!farewell) return false
    this.#pictures.delete(name)
    this.#farewells.delete(name)
    farewell()
    this.dispatchEvent(new CustomEvent('removed', { detail: name }))
    return true
  }

  /** The last ten uploads that were refused, as `name: reason`, oldest first. */
  get failures(): string[] {
    return this.#failures.map(({ message, upload }) => `${upload.name}: ${message}`)
  }

  /** Counts a visit. */
  enter(visitor: Visitor): void {
    this.#visits.set(visitor, this.visitsOf(visitor) + 1)
  }

  /** How many visits this visitor has made. */
  visitsOf(visitor: Visitor): number {
    return this.#visits.get(visitor) ?? 0
  }

  /** How many visits there have been since the gallery was opened, and by how many visitors. */
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

  /** Ends the news. May be called twice. */
  close(): void {
    this.#open = false
  }

  #note(event: Event): void {
    if (this.#open) this.#news.push(`${event.type} ${(event as CustomEvent<string>).detail}`)
  }
}

/** Shows pictures in turn, and starts again after the last. */
export class Slideshow {
  readonly #pictures: readonly Picture[]
  #next = 0
  #running = false

  /**
   * @param milliseconds from one picture to the next, and at most to the first
   * @param show is called with each picture in its turn
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
   * Starts, or goes on where it was stopped. It runs until it is stopped, even if nothing else holds it. Has no effect if it
   * is already running.
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
