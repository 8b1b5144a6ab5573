// Unusual: private methods, accessors and static fields, static blocks, `#x in`, getters and setters, computed members.
const PUT = 'put' as const
export class ShelfError extends Error {
  static #made = 0
  static {
    ShelfError.prototype.name = `${ShelfError.name}#${this.#made}`
  }
  constructor(...args: ConstructorParameters<typeof Error>) {
    super(...args)
    ShelfError.#made += 1
  }
}
export class Shelf {
  static #all = new WeakSet<Shelf>()
  static isShelf(value: object): value is Shelf {
    return #map in value && Shelf.#all.has(value as Shelf)
  }
  readonly #map: Map<string, WeakRef<object>> = new Map()
  #onGone
  #registry
  static {
    this[Symbol.for('shelf') as never] = true as never
  }
  constructor(onGone?: (key: string) => void) {
    Shelf.#all.add(this)
    this.#onGone = onGone
    this.#registry = new FinalizationRegistry<string>(this.#gone.bind(this))
  }
  #gone(key: string) {
    if (Shelf.isShelf(this)) this.#onGone?.(key)
  }
  get #keys() {
    return this.#map.keys()
  }
  set #entry([key, object]: [string, object]) {
    this.#map.set(key, new WeakRef(object))
  }
  set [`${PUT}All`](entries: [string, object][]) {
    for (const entry of entries) this.#entry = entry
  }
  [PUT](key: string, object: object) {
    if (!key.length) throw new ShelfError('key')
    ;(this as any).putAll = [[key, object]]
    this.#registry.register(object, key)
  }
  get = (key: string) => this.#map.get(key)?.deref()
  fetch = async (key: string) => {
    const object = this.get(key)
    if (!object) throw new ShelfError(key)
    return object
  };
  *[Symbol.iterator](): Generator<[string, object]> {
    for (const key of this.#keys) {
      const object = this.get(key)
      if (object) yield [key, object]
    }
  }
}
