/**
 * A cache has no `set`, not even one that throws: callers can tell, and so can their type checker.
 *
 * @fails has-no-set
 */
import { WeakCache as Sound } from '../weak-cache.ts'
export { AsyncWeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class WeakCache<K, V extends object> extends Sound<K, V> {
  set(_key: K, _value: V): never {
    throw new TypeError('A cache makes its own values')
  }
}
