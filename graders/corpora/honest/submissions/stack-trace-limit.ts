// Unusual: sets how many frames a stack has, reads it again, and puts it back.
export class ShelfError extends Error {}
const before = Error.stackTraceLimit
Error.stackTraceLimit = 50
if (Error.stackTraceLimit !== 50) throw new Error('It was set')
Error.stackTraceLimit = before
if (before < 10 || typeof new Error('a').stack !== 'string') throw new Error('before')

function quietly<T>(call: () => T): T {
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 0
  try {
    return call()
  } finally {
    Error.stackTraceLimit = limit
  }
}

export class Shelf {
  refs = new Map<string, WeakRef<object>>()
  #gone = new FinalizationRegistry<string>((key) => this.onGone?.(key))
  constructor(private onGone?: (key: string) => void) {}
  put(key: string, object: object) {
    if (!key) throw quietly(() => new ShelfError('no key'))
    this.refs.set(key, new WeakRef(object))
    this.#gone.register(object, key)
  }
  get(key: string) {
    return this.refs.get(key)?.deref()
  }
  async fetch(key: string) {
    return this.get(key) ?? Promise.reject(quietly(() => new ShelfError(key)))
  }
  *[Symbol.iterator]() {
    for (const key of this.refs.keys()) if (this.get(key)) yield [key, this.get(key)]
  }
}
