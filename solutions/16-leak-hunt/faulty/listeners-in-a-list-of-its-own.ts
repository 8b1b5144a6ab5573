/**
 * The gallery keeps a list of listeners of its own, and closing a viewer takes nothing out of it: only the viewer is let go.
 *
 * @fails viewers-leave-nothing
 */
import { Gallery as WithoutAList } from '../leak-hunt.ts'
export { GalleryError, Picture, Slideshow, thumbnail, type Upload, type Visitor } from '../leak-hunt.ts'

type Listener = (event: Event) => void

export class Gallery extends WithoutAList {
  readonly #listeners = new Map<string, Listener[]>()

  override addEventListener(type: string, listener: Listener): void {
    const listeners = this.#listeners.get(type)
    if (listeners) listeners.push(listener)
    else this.#listeners.set(type, [listener])
  }

  override dispatchEvent(event: Event): boolean {
    for (const listener of this.#listeners.get(event.type) ?? []) listener(event)
    return true
  }
}

export class Viewer {
  readonly #news: string[] = []
  #open = true

  constructor(gallery: Gallery) {
    const viewer = new WeakRef(this)
    const note = (event: Event) => {
      const alive = viewer.deref()
      if (alive) alive.#note(event)
    }
    for (const type of ['added', 'removed']) gallery.addEventListener(type, note)
  }

  get news(): string[] {
    return [...this.#news]
  }

  close(): void {
    this.#open = false
  }

  #note(event: Event): void {
    if (this.#open) this.#news.push(`${event.type} ${(event as CustomEvent<string>).detail}`)
  }
}
