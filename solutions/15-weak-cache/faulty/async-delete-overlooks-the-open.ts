/**
 * `delete` sees nothing alive and goes home: what is being made stays, and is given to those who ask later.
 *
 * @fails async-delete-while-making
 */
import { AsyncWeakCache as Sound } from '../weak-cache.ts'
export { WeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class AsyncWeakCache<K, V extends object> extends Sound<K, V> {
  override delete(key: K): boolean {
    return this.has(key) && super.delete(key)
  }
}
