// Hardly anything is weak: what is made for somebody belongs to that somebody, and ends with it. A picture has its own
// thumbnails, a viewer has a signal that ends all its listening at once, a slideshow has one step ahead of it and none when
// it is stopped. The function that says farewell is made where there is nothing else for it to keep.

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
  readonly #thumbnails: Picture[] = []

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

  /** The same one for the same width, for as long as this picture lives. */
  thumbnail(width: number): Picture {
    let small = this.#thumbnails.find((known) => known.width === width)
    if (!small) this.#thumbnails.push((small = this.resized(width)))
    return small
  }
}

/**
 * The picture at `width` pixels. To make one takes time: for as long as a thumbnail is in use, whoever asks for it gets
 * the same one.
 */
export function thumbnail(picture: Picture, width: number): Picture {
  return picture.thumbnail(width)
}

/** What is left of an upload that was refused. */
interface Failure {
  name: string
  message: string
}

/** Failures that a gallery remembers. */
const MOST_FAILURES = 10

/** Pictures on a wall. An event tells of each that comes or goes: `added` or `removed`, with its name for `detail`. */
export class Gallery extends EventTarget {
  readonly #pictures = new Map<string, Picture>()
  readonly #farewells = new Map<string, () => void>()
  readonly #failures: Failure[] = []
  readonly #visitsOf = new WeakMap<Visitor, number>()
  /** Counted apart, for nobody can go through a `WeakMap`, and those who are gone count too. */
  #visits = 0
  #visitors = 0

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
    this.#farewells.set(name, farewellTo(name, onRemoved))
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
    return this.#failures.map(({ name, message }) => `${name}: ${message}`)
  }

  /** Counts a visit. */
  enter(visitor: Visitor): void {
    const before = this.visitsOf(visitor)
    this.#visitsOf.set(visitor, before + 1)
    this.#visits += 1
    if (before === 0) this.#visitors += 1
  }

  /** How often this visitor has been here. */
  visitsOf(visitor: Visitor): number {
    return this.#visitsOf.get(visitor) ?? 0
  }

  /** How many visits there were since the gallery was opened, and by how many visitors. */
  get attendance(): string {
    return `${this.#visits} visits by ${this.#visitors} visitors`
  }

  #refusal(message: string, upload: Upload): GalleryError {
    this.#failures.push({ name: upload.name, message })
    if (this.#failures.length > MOST_FAILURES) this.#failures.shift()
    return new GalleryError(message, upload)
  }
}

/** Follows what happens in a gallery, until it is closed. While it is open, it and the gallery may keep each other. */
export class Viewer {
  readonly #news: string[] = []
  readonly #closed = new AbortController()

  constructor(gallery: Gallery) {
    for (const type of ['added', 'removed']) {
      gallery.addEventListener(type, (event) => this.#note(event), { signal: this.#closed.signal })
    }
  }

  /** What happened while the viewer was open: `added mona`, `removed mona`. */
  get news(): string[] {
    return [...this.#news]
  }

  /** From now on there are no more news. Closing twice does no harm. */
  close(): void {
    this.#closed.abort()
  }

  #note(event: Event): void {
    this.#news.push(`${event.type} ${(event as CustomEvent<string>).detail}`)
  }
}

/** Shows pictures in turn, and after the last the first again. */
export class Slideshow {
  readonly #pictures: readonly Picture[]
  readonly #milliseconds: number
  readonly #show: (picture: Picture) => void
  #next = 0
  /** The step to come, if it runs. */
  #step: ReturnType<typeof setTimeout> | undefined

  /**
   * @param milliseconds from one picture to the next, and at most to the first
   * @param show is called with each picture when its turn has come
   */
  constructor(pictures: readonly Picture[], milliseconds: number, show: (picture: Picture) => void) {
    this.#pictures = pictures
    this.#milliseconds = milliseconds
    this.#show = show
  }

  /**
   * Begins, or goes on where it was stopped. It runs until it is stopped, even if nobody holds it. One that runs already
   * just runs on.
   */
  start(): void {
    if (this.#step === undefined) this.#goOn()
  }

  /** Shows nothing more until the next start. */
  stop(): void {
    clearTimeout(this.#step)
    this.#step = undefined
  }

  #goOn(): void {
    this.#step = setTimeout(() => {
      // First, so that `show` may call `stop`.
      this.#goOn()
      this.#advance()
    }, this.#milliseconds)
  }

  #advance(): void {
    const picture = this.#pictures[this.#next]
    if (!picture) return
    this.#next = (this.#next + 1) % this.#pictures.length
    const show = this.#show
    show(picture)
  }
}

function farewellTo(name: string, onRemoved: Upload['onRemoved']): () => void {
  return () => onRemoved(name)
}

function isCopy(picture: Picture, { width, pixels }: Upload): boolean {
  if (picture.width !== width || picture.pixels.length !== pixels.length) return false
  return pixels.every((pixel, index) => pixel === picture.pixels[index])
}
