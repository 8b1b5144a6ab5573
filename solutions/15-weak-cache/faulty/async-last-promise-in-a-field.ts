/**
 * Remembers the last promise it gave, and with it the value that came by it.
 *
 * @fails async-lets-go async-lets-go-though-many-asked async-the-dead-are-absent-at-once async-makes-it-again
 * async-keeps-the-recent async-forgets-the-key-too
 * @heldBy cache (AsyncWeakCache) → #last (Promise) → its value
 */
import { AsyncWeakCache as Sound } from '../weak-cache.ts'
export { WeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class AsyncWeakCache<K, V extends object> extends Sound<K, V> {
  #last: Promise<V> | undefined

  /** When there is nothing left to wait for. */
  get idle(): Promise<unknown> {
    return Promise.allSettled([this.#last])
  }

  override get(key: K): Promise<V> {
    this.#last = super.get(key)
    return this.#last
  }
}
