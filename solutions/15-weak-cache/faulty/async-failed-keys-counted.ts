/**
 * Counts failures by key and never forgets a count: every key that has failed once stays for ever.
 *
 * @fails async-forgets-the-key-too
 * @heldBy cache (AsyncWeakCache) → #failures (Map) → entry key
 */
import { AsyncWeakCache as Sound } from '../weak-cache.ts'
export { WeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class AsyncWeakCache<K, V extends object> extends Sound<K, V> {
  readonly #failures = new Map<K, number>()

  override async get(key: K): Promise<V> {
    try {
      return await super.get(key)
    } catch (error) {
      this.#failures.set(key, (this.#failures.get(key) ?? 0) + 1)
      throw error
    }
  }
}
