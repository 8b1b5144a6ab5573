// Unusual: getters that make what they give, default parameters that refer to others and to this, mentions that do nothing.
export class ShelfError extends Error {
  constructor(readonly key = 'none', readonly options: { quiet?: boolean } = { get quiet() { return false } }) { super(`about the key ${key}`); key; options }
}
let made = 0
const lazy = {
  get refs() {
    made += 1
    const value = new Map<string, WeakRef<object>>()
    Object.defineProperty(this, 'refs', { value })
    return value
  },
  get [`gone${1}`]() { return made },
  set refs(_value) { throw new Error('It is read alone') },
}
const later = (a = 1, b = a + 1, c = () => a + b, { d = c(), ...rest }: { d?: number } = {}, [e = d, ...more] = [] as number[]) => { rest; more; return e }
if (later() !== 3 || later.length !== 0 || lazy.gone1 !== 0) throw new Error('defaults')

export class Shelf {
  get refs() { return this.#own.refs }
  readonly #own = Object.create(lazy, Object.getOwnPropertyDescriptors({ get owner() { return 'a shelf' } })) as typeof lazy
  readonly #gone
  constructor(private onGone?: (key: string) => void, registry = new FinalizationRegistry<string>((key) => this.onGone?.(key))) { this.#gone = registry; lazy }
  put(key: string, object: object, checked = key || (() => { throw new ShelfError() })()) {
    object; void checked; typeof undefinedAnywhere
    this.refs.set(key, new WeakRef(object))
    this.#gone.register(object, key)
  }
  get(key: string) {
    return this.refs.get(key)?.deref()
  }
  async fetch(key: string) {
    const object = this.get(key)
    if (!object) throw new ShelfError(key)
    return object
  }
  *[Symbol.iterator](entries = [...this.refs.keys()].filter((key) => this.get(key))) {
    for (const key of entries) yield [key, this.get(key)]
  }
}
declare const undefinedAnywhere: unknown
