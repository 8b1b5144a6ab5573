/**
 * Who asks while the value is being made gets a promise from a waiting list that nobody empties: they hold the value.
 *
 * @fails async-lets-go-though-many-asked
 * @heldBy cache (AsyncWeakCache) → #waiting (Map) → entry "mona" (Array) → [0] (Promise) → its value
 */
import { AsyncWeakCache as Sound } from '../weak-cache.ts'
export { WeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class AsyncWeakCache<K, V extends object> extends Sound<K, V> {
  readonly #waiting = new Map<K, Promise<V>[]>()
  readonly #making = new Set<K>()

  override get(key: K): Promise<V> {
    if (this.#making.has(key)) {
      const promise = super.get(key)
      this.#waiting.set(key, [...(this.#waiting.get(key) ?? []), promise])
      return promise
    }
    this.#making.add(key)
    return super.get(key).finally(() => this.#making.delete(key))
  }

  override delete(key: K): boolean {
    this.#waiting.delete(key)
    return super.delete(key)
  }

  override clear(): void {
    this.#waiting.clear()
    super.clear()
  }
}
