/**
 * The weak reference is to a wrapper which nobody else holds: it dies at once, though the value in it is in use.
 *
 * @fails keeps-what-is-in-use the-dead-are-absent-at-once iteration-passes-over-the-dead late-clean-up-spares-the-new
 * deleted-clean-up-spares-the-new makes-it-again
 */
import type { WeakCacheOptions } from '../weak-cache.ts'
export { AsyncWeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class WeakCache<K, V extends object> {
  readonly #create: (key: K) => V
  readonly #keepRecent: number
  readonly #references = new Map<K, WeakRef<{ value: V }>>()
  readonly #recent = new Map<K, V>()
  readonly #registry = new FinalizationRegistry<{ key: K; reference: WeakRef<{ value: V }> }>(({ key, reference }) => {
    if (this.#references.get(key) === reference) this.#references.delete(key)
  })

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
    return this.#references.get(key)?.deref()?.value
  }

  has(key: K): boolean {
    return this.peek(key) !== undefined
  }

  delete(key: K): boolean {
    this.#recent.delete(key)
    const reference = this.#references.get(key)
    if (reference === undefined) return false
    this.#references.delete(key)
    this.#registry.unregister(reference)
    return reference.deref() !== undefined
  }

  clear(): void {
    for (const key of this.#references.keys()) this.delete(key)
    this.#recent.clear()
  }

  *keys(): Generator<K, undefined> {
    for (const [key] of this.entries()) yield key
  }

  *values(): Generator<V, undefined> {
    for (const [, value] of this.entries()) yield value
  }

  *entries(): Generator<[K, V], undefined> {
    for (const [key, reference] of this.#references) {
      const value = reference.deref()?.value
      if (value !== undefined) yield [key, value]
    }
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.entries()
  }

  #add(key: K, value: V): V {
    const wrapper = { value: checked(value) }
    const reference = new WeakRef(wrapper)
    this.#references.delete(key)
    this.#references.set(key, reference)
    this.#registry.register(wrapper, { key, reference }, reference)
    return value
  }

  #use(key: K, value: V): void {
    this.#recent.delete(key)
    this.#recent.set(key, value)
    const [oldest] = this.#recent.keys()
    if (this.#recent.size > this.#keepRecent) this.#recent.delete(oldest as K)
  }
}

function checked<V extends object>(value: V): V {
  if (Object(value) !== value) throw new TypeError('create must give an object')
  return value
}
