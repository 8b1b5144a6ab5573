/**
 * `peek` orders what it does not find, so as to have it the next time: it never creates.
 *
 * @fails async-peek-never-creates
 */
import { AsyncWeakCache as Sound } from '../weak-cache.ts'
export { WeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class AsyncWeakCache<K, V extends object> extends Sound<K, V> {
  override peek(key: K): V | undefined {
    const value = super.peek(key)
    if (value === undefined) this.get(key).catch(() => undefined)
    return value
  }
}
