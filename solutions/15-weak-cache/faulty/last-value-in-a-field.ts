/**
 * The value of the last `get` stays in a field, for speed, and so does not die while the cache lives.
 *
 * @fails lets-go-of-an-unused-value lets-go-after-every-use the-dead-are-absent-at-once
 * forgets-the-key-too late-clean-up-spares-the-new iteration-keeps-none-but-the-current
 * @heldBy cache (WeakCache) → #last → .value
 */
import { WeakCache as Sound } from '../weak-cache.ts'
export { AsyncWeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class WeakCache<K, V extends object> extends Sound<K, V> {
  #last: { key: K; value: V } | undefined

  override get(key: K): V {
    if (this.#last?.key !== key) this.#last = { key, value: super.get(key) }
    return this.#last.value
  }

  override delete(key: K): boolean {
    this.#last = undefined
    return super.delete(key)
  }

  override clear(): void {
    this.#last = undefined
    super.clear()
  }
}
