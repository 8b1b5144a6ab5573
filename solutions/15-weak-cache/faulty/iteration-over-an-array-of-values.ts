/**
 * `values` collects an array first: while somebody iterates, all of its values are held, not only the current one.
 *
 * @fails iteration-keeps-none-but-the-current
 * @heldBy values() (Array Iterator) → iterates over (Array) → [0]
 */
import { WeakCache as Sound } from '../weak-cache.ts'
export { AsyncWeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class WeakCache<K, V extends object> extends Sound<K, V> {
  override values(): IterableIterator<V> {
    return [...super.values()].values()
  }
}
