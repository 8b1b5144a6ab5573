/**
 * An error is swallowed and the promise fulfilled with `undefined`.
 *
 * @fails async-passes-errors-on async-shares-an-error async-never-throws async-refuses-primitives
 * async-forgets-the-key-too
 */
import { AsyncWeakCache as Sound } from '../weak-cache.ts'
export { WeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class AsyncWeakCache<K, V extends object> extends Sound<K, V> {
  override async get(key: K): Promise<V> {
    try {
      return await super.get(key)
    } catch {
      return undefined as unknown as V
    }
  }
}
