// Unusual: errors whose constructor, name, message, toString and stack are assigned, on instances and on prototypes.
export class ShelfError extends Error {
  declare key: string
  constructor(message: string, key = '') {
    super()
    this.name = 'ShelfError'
    this.message = `${message}: key "${key}"`
    this.key = key
    this.toString = () => `[${this.name}] ${this.message}`
    this.stack = `${this.name} at the shelf\n${this.stack}`
    this.cause = { key }
  }
}
ShelfError.prototype.name = 'ShelfError'
ShelfError.prototype.message = 'something about the key'
ShelfError.prototype.toString = function () {
  return 'ShelfError!'
}

class Missing extends ShelfError {}
Missing.prototype.constructor = ShelfError
Missing.prototype.name = 'Missing'

interface Entry {
  constructor: unknown
  name: string
  toString(): string
  valueOf(): unknown
  hasOwnProperty(key: string): boolean
  ref: WeakRef<object>
}

export class Shelf {
  entries: Record<string, Entry> = Object.create(null)
  registry: FinalizationRegistry<string>
  constructor(onGone?: (key: string) => void) {
    this.registry = new FinalizationRegistry((key) => onGone?.(key))
    this.toString = () => 'a shelf'
    this.constructor = Shelf
    this.toLocaleString = this.toString
  }
  put(key: string, object: object) {
    if (!key) throw new ShelfError('no', key)
    const entry = {} as Entry
    entry.constructor = Shelf
    entry.name = key
    entry.toString = () => key
    entry.valueOf = () => key
    entry.hasOwnProperty = () => false
    entry.ref = new WeakRef(object)
    this.entries[key] = entry
    this.registry.register(object, key)
  }
  get(key: string) {
    return this.entries[key]?.ref.deref()
  }
  async fetch(key: string) {
    const object = this.get(key)
    if (!object) throw new Missing('nothing', key)
    return object
  }
  *[Symbol.iterator](): Generator<[string, object]> {
    for (const key in this.entries) {
      const object = this.get(key)
      if (object) yield [`${this.entries[key]}`, object]
    }
  }
}
