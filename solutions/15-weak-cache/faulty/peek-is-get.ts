/**
 * `peek` is another `get`, and `has` asks it: both create what is not there, and both count as uses.
 *
 * @fails peek-never-creates delete-forgets clear-forgets-all passes-errors-on refuses-primitives
 * the-dead-are-absent-at-once looking-is-no-use
 */
import { WeakCache as Sound } from '../weak-cache.ts'
export { AsyncWeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class WeakCache<K, V extends object> extends Sound<K, V> {
  override peek(key: K): V | undefined {
    return this.get(key)
  }
}
