/**
 * `entries` takes a value that died on the way for the end, and never comes to the living ones after it.
 *
 * @fails iteration-passes-over-the-dead
 */
import { WeakCache as Sound } from '../weak-cache.ts'
export { AsyncWeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class WeakCache<K, V extends object> extends Sound<K, V> {
  override *entries(): Generator<[K, V], undefined> {
    // oxlint-disable-next-line unicorn/no-useless-spread -- the list is made before anything is yielded
    for (const key of [...this.keys()]) {
      const value = this.peek(key)
      if (value === undefined) return
      yield [key, value]
    }
  }
}
