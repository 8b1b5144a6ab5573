/**
 * Goes by `typeof` alone and so refuses functions, which are objects and can be referred to weakly.
 *
 * @fails refuses-primitives
 */
import { WeakCache as Sound, type WeakCacheOptions } from '../weak-cache.ts'
export { AsyncWeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class WeakCache<K, V extends object> extends Sound<K, V> {
  constructor(create: (key: K) => V, options?: WeakCacheOptions) {
    const checked = (key: K): V => {
      const value = create(key)
      if (typeof value !== 'object') throw new TypeError(`create gave a ${typeof value}`)
      return value
    }
    super(checked, options)
  }
}
