/**
 * A key whose value is still being made counts as one that has it.
 *
 * @fails async-absent-until-made
 */
import { AsyncWeakCache as Sound } from '../weak-cache.ts'
export { WeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class AsyncWeakCache<K, V extends object> extends Sound<K, V> {
  readonly #open = new Set<K>()

  override get size(): number {
    return super.size + this.#open.size
  }

  override get(key: K): Promise<V> {
    if (super.has(key) || this.#open.has(key)) return super.get(key)
    this.#open.add(key)
    return super.get(key).finally(() => this.#open.delete(key))
  }

  override has(key: K): boolean {
    return super.has(key) || this.#open.has(key)
  }

  override delete(key: K): boolean {
    this.#open.delete(key)
    return super.delete(key)
  }

  override clear(): void {
    this.#open.clear()
    super.clear()
  }
}
