/**
 * The value that was last found in the cache stays in a field: a use must not outlast the call.
 *
 * @fails lets-go-after-every-use
 * @heldBy cache (WeakCache) → #lastHit
 */
import { WeakCache as Sound } from '../weak-cache.ts'
export { AsyncWeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class WeakCache<K, V extends object> extends Sound<K, V> {
  #lastHit: V | undefined

  override get(key: K): V {
    const hit = this.peek(key)
    if (hit === undefined) return super.get(key)
    this.#lastHit = hit
    super.get(key)
    return this.#lastHit
  }

  override delete(key: K): boolean {
    this.#lastHit = undefined
    return super.delete(key)
  }
}
