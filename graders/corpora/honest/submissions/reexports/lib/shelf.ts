import { Told, Place } from './types.ts'
import version, { constants, ShelfError } from './index'
import { bump, VERSION } from './constants.ts'
bump()
export default class<T extends object = object> {
  places = new Map<string, Place>()
  registry: FinalizationRegistry<string>
  constructor(told: Told = () => {}) {
    if (VERSION !== 2 || constants.VERSION !== 2 || version !== 1) throw new Error('A binding is not live')
    this.registry = new FinalizationRegistry(told)
  }
  put(key: string, object: T) {
    if (!key) throw new ShelfError('empty')
    this.places.set(key, { ref: new WeakRef(object) })
    this.registry.register(object, key)
  }
  get(key: string) {
    return this.places.get(key)?.ref.deref()
  }
  async fetch(key: string) {
    return this.get(key) ?? Promise.reject(new ShelfError(key))
  }
  *[Symbol.iterator]() {
    for (const key of this.places.keys()) if (this.get(key)) yield [key, this.get(key)]
  }
}
