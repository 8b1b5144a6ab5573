/**
 * `delete` looks for the value when it has already forgotten it, and so always answers false.
 *
 * @fails delete-forgets one-value-under-two-keys
 */
import { WeakCache as Sound } from '../weak-cache.ts'
export { AsyncWeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class WeakCache<K, V extends object> extends Sound<K, V> {
  override delete(key: K): boolean {
    super.delete(key)
    return this.has(key)
  }
}
