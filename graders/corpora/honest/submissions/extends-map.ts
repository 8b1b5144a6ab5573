// Unusual: is a Map itself, with methods of another meaning, and binds them by assignment.
export class ShelfError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'ShelfError'
  }
}

export class Shelf extends Map<string, any> {
  #registry: FinalizationRegistry<string>
  constructor(onGone: (key: string) => void = () => {}) {
    super()
    this.#registry = new FinalizationRegistry((key) => {
      if (!this.get(key)) super.delete(key)
      onGone(key)
    })
    this.has = this.has.bind(this)
    this.clear = this.clear.bind(this)
    this.forEach = function () {
      throw new ShelfError('Not on a shelf')
    }
  }
  put(key: string, object: object): void {
    if (key === '') throw new ShelfError('An empty key')
    super.set(key, new WeakRef(object))
    this.#registry.register(object, key)
  }
  override get(key: string): object | undefined {
    return super.get(key)?.deref()
  }
  async fetch(key: string): Promise<object> {
    if (!this.has(key)) throw new ShelfError(`Nothing under ${key}`)
    return this.get(key)!
  }
  override *[Symbol.iterator](): MapIterator<[string, object]> {
    for (const [key, reference] of super.entries()) {
      const object = reference.deref()
      if (object) yield [key, object]
    }
  }
}
