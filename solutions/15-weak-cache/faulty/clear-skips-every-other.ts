/**
 * `clear` counts up while the cache shrinks under it, and so skips every other key.
 *
 * @fails clear-forgets-all
 */
import { WeakCache as Sound } from '../weak-cache.ts'
export { AsyncWeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class WeakCache<K, V extends object> extends Sound<K, V> {
  override clear(): void {
    for (let index = 0; index < this.size; index++) this.delete([...this.keys()][index] as K)
  }
}
