/**
 * Waits, and then takes what stands in the cache: after a `delete` that is nothing, or a value made for others.
 *
 * @fails async-delete-while-making async-clear-while-making
 */
import { AsyncWeakCache as Sound } from '../weak-cache.ts'
export { WeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class AsyncWeakCache<K, V extends object> extends Sound<K, V> {
  override async get(key: K): Promise<V> {
    await super.get(key)
    return this.peek(key)!
  }
}
