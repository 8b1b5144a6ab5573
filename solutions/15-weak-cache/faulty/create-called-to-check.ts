/**
 * Calls `create` once to see that it gives an object and once more for the value.
 *
 * @fails creates-on-a-miss shares-while-alive peek-never-creates passes-errors-on keeps-what-is-in-use makes-it-again
 */
import { WeakCache as Sound, type WeakCacheOptions } from '../weak-cache.ts'
export { AsyncWeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class WeakCache<K, V extends object> extends Sound<K, V> {
  constructor(create: (key: K) => V, options?: WeakCacheOptions) {
    const checked = (key: K): V => {
      const value = create(key)
      if (Object(value) !== value) throw new TypeError('create must give an object')
      return create(key)
    }
    super(checked, options)
  }
}
