/**
 * The promise of a value stays in a map, and a fulfilled promise holds its value: nothing is ever let go.
 *
 * @fails async-passes-errors-on async-never-throws async-lets-go async-lets-go-though-many-asked
 * async-the-dead-are-absent-at-once async-makes-it-again async-forgets-the-key-too async-keeps-the-recent
 * @heldBy cache (AsyncWeakCache) → #promises (Map) → entry "mona" (Promise) → its value
 */
import { AsyncWeakCache as Sound } from '../weak-cache.ts'
export { WeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class AsyncWeakCache<K, V extends object> extends Sound<K, V> {
  readonly #promises = new Map<K, Promise<V>>()

  override get(key: K): Promise<V> {
    const known = this.#promises.get(key)
    if (known !== undefined) return known
    const promise = super.get(key)
    this.#promises.set(key, promise)
    return promise
  }

  override delete(key: K): boolean {
    this.#promises.delete(key)
    return super.delete(key)
  }

  override clear(): void {
    this.#promises.clear()
    super.clear()
  }
}
