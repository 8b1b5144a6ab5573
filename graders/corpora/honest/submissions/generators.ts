// Unusual: generators, async generators, yield*, return in finally, labelled loops.
export class ShelfError extends RangeError {}

function* evens(): Generator<number, string, number | undefined> {
  let step = 2
  for (let n = 0; ; n += step) step = (yield n) ?? step
}

export class Shelf {
  #refs: [string, WeakRef<object>][] = []
  #registry: FinalizationRegistry<string>
  constructor(onGone: (key: string) => void = function* () {} as never) {
    const counter = evens()
    counter.next()
    if (counter.next(4).value !== 4) throw new Error('Generators are broken')
    counter.return('done')
    this.#registry = new FinalizationRegistry(onGone)
  }
  put(key: string, object: object) {
    if (!key) throw new ShelfError('No key')
    scan: do {
      for (const entry of this.#refs) {
        for (const part of entry) {
          if (part === key) {
            entry[1] = new WeakRef(object)
            break scan
          }
          if (typeof part === 'string') continue
        }
      }
      this.#refs.push([key, new WeakRef(object)])
    } while (false)
    this.#registry.register(object, key)
  }
  get(key: string) {
    for (const [name, object] of this) if (name === key) return object
    return undefined
  }
  async *#arriving(key: string): AsyncGenerator<object> {
    for (const [name, object] of this) {
      await null
      if (name === key) yield object
    }
  }
  async fetch(key: string) {
    for await (const object of this.#arriving(key)) return object
    throw new ShelfError(`Nothing under ${key}`)
  }
  *#living() {
    for (const [key, ref] of this.#refs) {
      const object = ref.deref()
      if (object) yield [key, object] as [string, object]
    }
  }
  *[Symbol.iterator]() {
    try {
      yield* this.#living()
    } finally {
      void 0
    }
  }
}
