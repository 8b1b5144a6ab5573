import { ShelfError } from './error.ts'
import * as shelf from './shelf.ts'
export class Base {
  refs = new Map<string, WeakRef<object>>()
  registry: FinalizationRegistry<string>
  constructor(onGone: (key: string) => void = () => {}) {
    this.registry = new FinalizationRegistry(onGone)
  }
  get(key: string) {
    return this.refs.get(key)?.deref()
  }
  async fetch(key: string) {
    if (!(this instanceof shelf.Shelf) || !this.get(key)) throw new ShelfError(key)
    return this.get(key)
  }
}
