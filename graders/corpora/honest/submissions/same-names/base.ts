import * as outer from './shelf.ts'
const await_ = () => outer
export const key = 'base'
export function helper() { return key }
export default class Shelf {
  static readonly kind: string = 'base'
  refs = new Map<string, WeakRef<object>>()
  registry: FinalizationRegistry<string>
  constructor(onGone: (key: string) => void = () => {}) {
    this.registry = new FinalizationRegistry(onGone)
  }
  put(key: string, object: object) {
    if (!key) throw new (await_().ShelfError)('key')
    this.refs.set(key, new WeakRef(object))
    this.registry.register(object, key)
  }
  get(key: string) {
    return this.refs.get(key)?.deref()
  }
  *[Symbol.iterator]() {
    for (const key of this.refs.keys()) if (this.get(key)) yield [key, this.get(key)]
  }
}
