/**
 * `delete` of a value still being made answers true, though there was none alive.
 *
 * @fails async-delete-while-making
 */
import { AsyncWeakCache as Sound } from '../weak-cache.ts'
export { WeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class AsyncWeakCache<K, V extends object> extends Sound<K, V> {
  readonly #open = new Set<K>()

  override get(key: K): Promise<V> {
    if (this.has(key) || this.#open.has(key)) return super.get(key)
    this.#open.add(key)
    return super.get(key).finally(() => this.#open.delete(key))
  }

  override delete(key: K): boolean {
    const wasOpen = this.#open.delete(key)
    return super.delete(key) || wasOpen
  }
}
