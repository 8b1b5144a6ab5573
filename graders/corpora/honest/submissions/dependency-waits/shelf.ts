// Unusual: files that await at their top level, one in a loop, one with an object right behind `await`, one for a timeout's signal.
import { ShelfError } from './slow.ts'
import './abort.js'
if ((await { then: (resolve: (n: number) => void) => resolve(7) } as unknown as number) !== 7) throw new Error('thenable')
const [first, second] = await Promise.all([1, (async () => 2)()])
for await (const n of [1, Promise.resolve(2)]) if (n > second! + first!) throw new Error()
await [first]
await (async () => { await null })()
export const Shelf = await (async () => class Shelf {
  refs = new Map<string, WeakRef<object>>()
  registry
  constructor(onGone = (_: string) => {}) {
    this.registry = new FinalizationRegistry(onGone)
  }
  put(key: string, object: object) {
    if (!key) throw new ShelfError('key')
    this.refs.set(key, new WeakRef(object))
    this.registry.register(object, key)
  }
  get(key: string) {
    return this.refs.get(key)?.deref()
  }
  async fetch(key: string) {
    return this.get(key) ?? Promise.reject(new ShelfError(key))
  }
  *[Symbol.iterator]() {
    for (const key of this.refs.keys()) if (this.get(key)) yield [key, this.get(key)]
  }
})()
export { ShelfError }
