/**
 * Visitors are known by their names, so two of one name are one.
 *
 * @fails knows-a-visitor-in-use
 */
import { Gallery as Sound, type Visitor } from '../leak-hunt.ts'
export { GalleryError, Picture, Slideshow, thumbnail, type Upload, Viewer, type Visitor } from '../leak-hunt.ts'

export class Gallery extends Sound {
  readonly #visits = new Map<string, number>()

  override enter({ name }: Visitor): void {
    this.#visits.set(name, (this.#visits.get(name) ?? 0) + 1)
  }

  override visitsOf({ name }: Visitor): number {
    return this.#visits.get(name) ?? 0
  }

  override get attendance(): string {
    let visits = 0
    for (const times of this.#visits.values()) visits += times
    return `${visits} visits by ${this.#visits.size} visitors`
  }
}
