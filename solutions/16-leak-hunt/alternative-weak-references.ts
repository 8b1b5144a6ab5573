// Weak references wherever something is kept for somebody else: a viewer is told by way of a weak reference, and is
// taken off the list when it is closed or when it is dead; a thumbnail lives no longer than its users; the gallery keeps the
// visits of a visitor where the visitor alone leads to them.

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

interface Place {
  of: Map<number, WeakRef<Picture>>
  width: number
  reference: WeakRef<Picture>
}

const thumbnails = new WeakMap<Picture, Map<number, WeakRef<Picture>>>()

/** A thumbnail does not lead to its picture, and neither does its place. */
const unused = new FinalizationRegistry<Place>(({ of, width, reference }) => {
  if (of.get(width) === reference) of.delete(width)
})

/**
 * The picture at `width` pixels. To make one takes time: for as long as a thumbnail is in use, whoever asks for it gets
 * the same one.
 */
export function thumbnail(picture: Picture, width: number): Picture {
  let byWidth = thumbnails.get(picture)
  if (!byWidth) thumbnails.set(picture, (byWidth = new Map()))
  const known = byWidth.get(width)?.deref()
  if (known) return known
  const small = picture.resized(width)
  const reference = new WeakRef(small)
  byWidth.set(width, reference)
  unused.register(small, { of: byWidth, width, reference })
  return small
}

interface Hanging {
  picture: Picture
  onRemoved: Upload['onRemoved']
}

/** Failures that a gallery remembers. */
const MOST_FAILURES = 10

/** Pictures on a wall. An event tells of each that comes or goes: `added` or `removed`, with its name for `detail`. */
export class Gallery extends EventTarget {
  readonly #hanging = new Map<string, Hanging>()
  /** As text: an error would keep its upload. */
  readonly #failures: string[] = []
  readonly #visitsOf = new WeakMap<Visitor, number>()
  /** Apart, for nobody can go through a `WeakMap`, and those who are gone count too. */
  #visits = 0
  #visitors = 0

  /** The names of its pictures, the oldest first. */
  get names(): string[] {
    return [...this.#hanging.keys()]
  }

  /** The picture of that name, if it is here. */
  picture(name: string): Picture | undefined {
    return this.#hanging.get(name)?.picture
  }

  /**
   * Hangs a copy of what was handed in, and returns it.
   *
   * @throws GalleryError if there is a picture of that name, or one as wide with the same pixels
   */
  upload(upload: Upload): Picture {
    const { name, width, pixels, onRemoved } = upload
    if (this.#hanging.has(name)) throw this.#refusal('its name is taken', upload)
    for (const { picture } of this.#hanging.values()) {
      if (isCopy(picture, upload)) throw this.#refusal(`it is a copy of ${picture.name}`, upload)
    }

    const picture = new Picture(name, width, pixels)
    this.#hanging.set(name, { picture, onRemoved })
    this.dispatchEvent(new CustomEvent('added', { detail: name }))
    return picture
  }

  /** Takes a picture down, and tells whoever uploaded it. False if there is none of that name. */
  remove(name: string): boolean {
    const hanging = this.#hanging.get(name)
    if (!hanging) return false
    this.#hanging.delete(name)
    const { onRemoved } = hanging
    onRemoved(name)
    this.dispatchEvent(new CustomEvent('removed', { detail: name }))
    return true
  }

  /** The last ten uploads that were refused, as `name: reason`, the oldest first. */
  get failures(): string[] {
    return [...this.#failures]
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
    this.#failures.push(`${upload.name}: ${message}`)
    if (this.#failures.length > MOST_FAILURES) this.#failures.shift()
    return new GalleryError(message, upload)
  }
}

/** Follows what happens in a gallery, until it is closed. While it is open, it and the gallery may keep each other. */
export class Viewer {
  readonly #news: string[] = []
  readonly #listening: AbortController

  constructor(gallery: Gallery) {
    this.#listening = listen(gallery, new WeakRef(this))
    // For viewers that are dropped and were never closed.
    dropped.register(this, this.#listening, this)
  }

  /** For the gallery to tell it of an event. */
  note({ type, detail }: CustomEvent<string>): void {
    if (!this.#listening.signal.aborted) this.#news.push(`${type} ${detail}`)
  }

  /** What happened while the viewer was open: `added mona`, `removed mona`. */
  get news(): string[] {
    return [...this.#news]
  }

  /** From now on there are no more news. Closing twice does no harm. */
  close(): void {
    this.#listening.abort()
    // The registry keeps the controller, that its reason, and an error whose stack nobody has read whom it was called for.
    dropped.unregister(this)
  }
}

const dropped = new FinalizationRegistry<AbortController>((listening) => listening.abort())

/** Outside the class: a function made there would hold the viewer as its `this`. */
function listen(gallery: Gallery, viewer: WeakRef<Viewer>): AbortController {
  const listening = new AbortController()
  const note = (event: Event) => viewer.deref()?.note(event as CustomEvent<string>)
  for (const type of ['added', 'removed']) gallery.addEventListener(type, note, { signal: listening.signal })
  return listening
}

/** Shows pictures in turn, and after the last the first again. */
export class Slideshow {
  readonly #pictures: readonly Picture[]
  readonly #milliseconds: number
  readonly #show: (picture: Picture) => void
  #next = 0
  /** Only while it runs. */
  #timer: ReturnType<typeof setInterval> | undefined

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
    this.#timer ??= setInterval(() => this.#advance(), this.#milliseconds)
  }

  /** Shows nothing more until the next start. */
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

function isCopy(picture: Picture, { width, pixels }: Upload): boolean {
  if (picture.width !== width || picture.pixels.length !== pixels.length) return false
  return pixels.every((pixel, index) => pixel === picture.pixels[index])
}
