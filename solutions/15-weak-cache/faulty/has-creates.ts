/**
 * `has` asks by way of `get`, and so makes the very thing it was to look for.
 *
 * @fails peek-never-creates delete-forgets clear-forgets-all passes-errors-on refuses-primitives
 * the-dead-are-absent-at-once looking-is-no-use
 */
import { WeakCache as Sound } from '../weak-cache.ts'
export { AsyncWeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class WeakCache<K, V extends object> extends Sound<K, V> {
  override has(key: K): boolean {
    return this.get(key) !== undefined
  }
}
