/**
 * The held values of a registry that never dies lead to what is inside the cache. The cache itself goes, and leaves all
 * that behind, the values that it kept for being recent included.
 *
 * @fails can-itself-be-collected
 */
import type { WeakCacheOptions } from '../weak-cache.ts'
export { AsyncWeakCache, type WeakCacheOptions } from '../weak-cache.ts'

interface Store<K, V extends object> {
  references: Map<K, WeakRef<V>>
  recent: Map<K, V>
}

interface Remains {
  key: unknown
  reference: WeakRef<object>
  store: Store<unknown, object>
}

const registry = new FinalizationRegistry<Remains>(({ key, reference, store }) => {
  if (store.references.get(key) === reference) store.references.delete(key)
})

export class WeakCache<K, V extends object> {
  readonly #create: (key: K) => V
  readonly #keepRecent: number
  readonly #store: Store<K, V> = { references: new Map(), recent: new Map() }

  constructor(create: (key: K) => V, { keepRecent = 0 }: WeakCacheOptions = {}) {
    if (!Number.isSafeInteger(keepRecent) || keepRecent < 0) throw new RangeError(`keepRecent: ${keepRecent}`)
    this.#create = create
    this.#keepRecent = keepRecent
  }

  get size(): number {
    return [...this.keys()].length
  }

  get(key: K): V {
    const value = this.peek(key) ?? this.#add(key, this.#create(key))
    this.#use(key, value)
    return value
  }

  peek(key: K): V | undefined {
    return this.#store.references.get(key)?.deref()
  }

  has(key: K): boolean {
    return this.peek(key) !== undefined
  }

  delete(key: K): boolean {
    const reference = this.#store.references.get(key)
    if (reference === undefined) return false
    this.#store.references.delete(key)
    this.#store.recent.delete(key)
    registry.unregister(reference)
    return reference.deref() !== undefined
  }

  clear(): void {
    for (const key of this.#store.references.keys()) this.delete(key)
  }

  *keys(): Generator<K, undefined> {
    for (const [key] of this.entries()) yield key
  }

  *values(): Generator<V, undefined> {
    for (const [, value] of this.entries()) yield value
  }

  *entries(): Generator<[K, V], undefined> {
    for (const [key, reference] of this.#store.references) {
      const value = reference.deref()
      if (value !== undefined) yield [key, value]
    }
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.entries()
  }

  #add(key: K, value: V): V {
    const reference = new WeakRef(value)
    this.#store.references.delete(key)
    this.#store.references.set(key, reference)
    registry.register(value, { key, reference, store: this.#store as Store<unknown, object> }, reference)
    return value
  }

  #use(key: K, value: V): void {
    this.#store.recent.delete(key)
    this.#store.recent.set(key, value)
    const [oldest] = this.#store.recent.keys()
    if (this.#store.recent.size > this.#keepRecent) this.#store.recent.delete(oldest as K)
  }
}
