/**
 * A cache has no `set`, not even one that throws.
 *
 * @fails async-works-like-a-map
 */
import { AsyncWeakCache as Sound } from '../weak-cache.ts'
export { WeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class AsyncWeakCache<K, V extends object> extends Sound<K, V> {
  set(_key: K, _value: V): never {
    throw new TypeError('A cache makes its own values')
  }
}
