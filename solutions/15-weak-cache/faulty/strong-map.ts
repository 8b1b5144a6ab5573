/**
 * A plain Map of the values: it shares them well enough, but nothing it has made is ever let go.
 *
 * @fails lets-go-of-an-unused-value lets-go-after-every-use the-dead-are-absent-at-once makes-it-again
 * forgets-the-key-too late-clean-up-spares-the-new iteration-passes-over-the-dead iteration-keeps-none-but-the-current
 * keeps-the-recent a-use-makes-recent looking-is-no-use one-value-under-two-keys
 * @heldBy cache (WeakCache) → #values (Map) → entry "mona" → value
 */
import type { WeakCacheOptions } from '../weak-cache.ts'
export { AsyncWeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class WeakCache<K, V extends object> {
  readonly #create: (key: K) => V
  readonly #values = new Map<K, V>()

  constructor(create: (key: K) => V, { keepRecent = 0 }: WeakCacheOptions = {}) {
    if (!Number.isSafeInteger(keepRecent) || keepRecent < 0) throw new RangeError(`keepRecent: ${keepRecent}`)
    this.#create = create
  }

  get size(): number {
    return this.#values.size
  }

  get(key: K): V {
    const known = this.#values.get(key)
    if (known !== undefined) return known
    const value = this.#create(key)
    if (Object(value) !== value) throw new TypeError('create must give an object')
    this.#values.set(key, value)
    return value
  }

  peek(key: K): V | undefined {
    return this.#values.get(key)
  }

  has(key: K): boolean {
    return this.#values.has(key)
  }

  delete(key: K): boolean {
    return this.#values.delete(key)
  }

  clear(): void {
    this.#values.clear()
  }

  keys(): IterableIterator<K> {
    return this.#values.keys()
  }

  values(): IterableIterator<V> {
    return this.#values.values()
  }

  entries(): IterableIterator<[K, V]> {
    return this.#values.entries()
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.entries()
  }
}
