/**
 * `clear` deletes the keys of the living, and overlooks the values still being made.
 *
 * @fails async-clear-while-making
 */
import { AsyncWeakCache as Sound } from '../weak-cache.ts'
export { WeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class AsyncWeakCache<K, V extends object> extends Sound<K, V> {
  override clear(): void {
    for (const key of this.keys()) this.delete(key)
  }
}
