// Unusual: subclasses of Array and Promise with species, thenables, statics assigned later.
export class ShelfError extends AggregateError {
  constructor(message: string) {
    super([new Error(message)], message)
  }
}
class Entries extends Array<[string, WeakRef<object>]> {
  static get [Symbol.species]() {
    return Array
  }
  last() {
    return this.at(-1)
  }
  override push(...entries: [string, WeakRef<object>][]) {
    return super.push(...entries)
  }
}
class Later<T> extends Promise<T> {
  label = 'later'
  static wait = 0
  override then<A, B>(a?: ((value: T) => A | PromiseLike<A>) | null, b?: ((reason: any) => B | PromiseLike<B>) | null) {
    Later.wait += 1
    return super.then(a, b)
  }
}
;(Later as any).of = (value: unknown) => Later.resolve(value)
;(Entries as any).from = function (...args: [any]) {
  return Array.from.apply(this, args)
}
Later.prototype.finally = function (f) {
  return this.then((v) => (f?.(), v)) as never
}
const thenable = { then: (resolve: (value: number) => void) => resolve(7) }
if ((await thenable) !== 7) throw new Error('thenable')
export class Shelf {
  entries = new Entries()
  registry
  constructor(onGone = (_: string) => {}) {
    this.registry = new FinalizationRegistry(onGone)
    if (this.entries.map((x) => x) instanceof Entries) throw new Error('species')
  }
  put(key: string, object: object) {
    if (!key) throw new ShelfError('key')
    this.entries.splice(this.entries.findIndex(([other]) => other === key) >>> 0, 1)
    this.entries.push([key, new WeakRef(object)])
    if (this.entries.last()?.[0] !== key) throw new Error('last')
    this.registry.register(object, key)
  }
  get(key: string) {
    return this.entries.find(([other]) => other === key)?.[1].deref()
  }
  fetch(key: string): Promise<object> {
    return new Later<object>((resolve, reject) => {
      const object = this.get(key)
      object ? resolve(object) : reject(new ShelfError(key))
    })
      .then((object) => (Later as any).of(object))
      .finally(() => {})
  }
  *[Symbol.iterator]() {
    for (const [key, ref] of this.entries) if (ref.deref()) yield [key, ref.deref()]
  }
}
