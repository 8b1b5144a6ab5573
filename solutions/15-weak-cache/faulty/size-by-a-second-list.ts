/**
 * `size` counts the living of a second list, from which `delete` takes nothing.
 *
 * @fails counts-its-values forgets-the-key-too
 */
import type { WeakCacheOptions } from '../weak-cache.ts'
export { AsyncWeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class WeakCache<K, V extends object> {
  readonly #create: (key: K) => V
  readonly #keepRecent: number
  readonly #references = new Map<K, WeakRef<V>>()
  #made: WeakRef<V>[] = []
  readonly #recent = new Map<K, V>()
  readonly #registry = new FinalizationRegistry<{ key: K; reference: WeakRef<V> }>(({ key, reference }) => {
    if (this.#references.get(key) === reference) this.#references.delete(key)
  })

  constructor(create: (key: K) => V, { keepRecent = 0 }: WeakCacheOptions = {}) {
    if (!Number.isSafeInteger(keepRecent) || keepRecent < 0) throw new RangeError(`keepRecent: ${keepRecent}`)
    this.#create = create
    this.#keepRecent = keepRecent
  }

  get size(): number {
    return this.#made.filter((reference) => reference.deref() !== undefined).length
  }

  get(key: K): V {
    const value = this.peek(key) ?? this.#add(key, this.#create(key))
    this.#use(key, value)
    return value
  }

  peek(key: K): V | undefined {
    return this.#references.get(key)?.deref()
  }

  has(key: K): boolean {
    return this.peek(key) !== undefined
  }

  delete(key: K): boolean {
    const reference = this.#references.get(key)
    if (reference === undefined) return false
    this.#references.delete(key)
    this.#recent.delete(key)
    this.#registry.unregister(reference)
    return reference.deref() !== undefined
  }

  clear(): void {
    for (const key of this.#references.keys()) this.delete(key)
    this.#made = []
  }

  *keys(): Generator<K, undefined> {
    for (const [key] of this.entries()) yield key
  }

  *values(): Generator<V, undefined> {
    for (const [, value] of this.entries()) yield value
  }

  *entries(): Generator<[K, V], undefined> {
    for (const [key, reference] of this.#references) {
      const value = reference.deref()
      if (value !== undefined) yield [key, value]
    }
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.entries()
  }

  #add(key: K, value: V): V {
    const reference = new WeakRef(value)
    this.#references.delete(key)
    this.#references.set(key, reference)
    this.#made.push(reference)
    this.#registry.register(value, { key, reference }, reference)
    return value
  }

  #use(key: K, value: V): void {
    this.#recent.delete(key)
    this.#recent.set(key, value)
    const [oldest] = this.#recent.keys()
    if (this.#recent.size > this.#keepRecent) this.#recent.delete(oldest as K)
  }
}
