/**
 * `has` gets the value in order to see whether it is there, and so makes it the most recent one.
 *
 * @fails looking-is-no-use
 */
import { WeakCache as Sound } from '../weak-cache.ts'
export { AsyncWeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class WeakCache<K, V extends object> extends Sound<K, V> {
  override has(key: K): boolean {
    if (super.peek(key) === undefined) return false
    return this.get(key) !== undefined
  }
}
