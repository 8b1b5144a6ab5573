/**
 * A guard against endless recursion refuses every `get` within `create`, though one for another key is quite in order.
 *
 * @fails creates-within-create
 */
import { WeakCache as Sound } from '../weak-cache.ts'
export { AsyncWeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class WeakCache<K, V extends object> extends Sound<K, V> {
  #creating = false

  override get(key: K): V {
    if (this.#creating) throw new Error('create must not use the cache')
    this.#creating = true
    try {
      return super.get(key)
    } finally {
      this.#creating = false
    }
  }
}
