/**
 * A failed `create` is remembered and its error thrown again: nothing may be cached then, and the next call tries
 * anew.
 *
 * @fails passes-errors-on
 */
import { WeakCache as Sound } from '../weak-cache.ts'
export { AsyncWeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class WeakCache<K, V extends object> extends Sound<K, V> {
  readonly #errors = new Map<K, unknown>()

  override get(key: K): V {
    if (this.#errors.has(key)) throw this.#errors.get(key)
    try {
      return super.get(key)
    } catch (error) {
      this.#errors.set(key, error)
      throw error
    }
  }
}
