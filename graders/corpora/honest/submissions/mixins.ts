// Unusual: mixins, anonymous class expressions, Object.assign onto prototypes, super in object literals, new.target, abstract constructors.
type Constructor<T = {}> = abstract new (...args: any[]) => T
const Named = <B extends Constructor>(Base: B) => {
  abstract class Named extends Base {
    get label() { return `${new.target}${this.constructor.name}` }
  }
  return Named
}
const Told = <B extends Constructor>(Base: B) => class extends Base {
  declare onGone: (key: string) => void
  registry = new FinalizationRegistry<string>((key) => this.onGone(key))
}
const Holding = (Base: any) => class Holding extends Base {
  refs = new Map<string, WeakRef<object>>()
  get(key: string) { return this.refs.get(key)?.deref() }
}
export const ShelfError = class extends Error {}
const quiet = { fetchQuietly(this: any, key: string) { return this.get(key) } }
const loud = { __proto__: quiet, fetchQuietly(key: string) { return (super.fetchQuietly as any).call(this, key) } }
export class Shelf extends (Named(Holding(Told(Object))) as any) {
  constructor(onGone: (key: string) => void = () => {}) {
    super()
    this.onGone = onGone
    if (new.target !== Shelf || this.label !== 'undefinedShelf') throw new Error(this.label)
  }
}
Object.assign(Shelf.prototype, quiet, loud, {
  put(this: any, key: string, object: object) {
    if (!key) throw new ShelfError('key')
    this.refs.set(key, new WeakRef(object))
    this.registry.register(object, key)
  },
  async fetch(this: any, key: string) {
    return (loud.fetchQuietly as any).call(this, key) ?? Promise.reject(new ShelfError(key))
  },
  *[Symbol.iterator](this: any) {
    for (const key of this.refs.keys()) if (this.get(key)) yield [key, this.get(key)]
  },
})
