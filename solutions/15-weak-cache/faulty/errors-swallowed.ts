/**
 * An error of `create` is swallowed, and the caller goes on with an empty object that is even cached.
 *
 * @fails passes-errors-on keeps-the-recent
 */
import { WeakCache as Sound, type WeakCacheOptions } from '../weak-cache.ts'
export { AsyncWeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class WeakCache<K, V extends object> extends Sound<K, V> {
  constructor(create: (key: K) => V, options?: WeakCacheOptions) {
    const cautious = (key: K): V => {
      try {
        return create(key)
      } catch {
        return {} as V
      }
    }
    super(cautious, options)
  }
}
