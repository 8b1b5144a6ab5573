/**
 * `entries` looks at the keys once, at its start, and yields `undefined` for those whose values died since.
 *
 * @fails iteration-passes-over-the-dead iteration-keeps-none-but-the-current
 */
import { WeakCache as Sound } from '../weak-cache.ts'
export { AsyncWeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class WeakCache<K, V extends object> extends Sound<K, V> {
  override *entries(): Generator<[K, V], undefined> {
    // oxlint-disable-next-line unicorn/no-useless-spread -- the list is made before anything is yielded
    for (const key of [...this.keys()]) yield [key, this.peek(key)!]
  }
}
