/**
 * `peek` makes what it does not find: whoever only wants to look pays for a value that nobody asked for.
 *
 * @fails peek-never-creates the-dead-are-absent-at-once
 */
import { WeakCache as Sound } from '../weak-cache.ts'
export { AsyncWeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class WeakCache<K, V extends object> extends Sound<K, V> {
  override peek(key: K): V | undefined {
    return super.peek(key) ?? this.get(key)
  }

  override has(key: K): boolean {
    return super.peek(key) !== undefined
  }
}
