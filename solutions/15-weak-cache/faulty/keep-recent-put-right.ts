/**
 * Silently makes a whole number of whatever `keepRecent` is: a mistake of the caller's then goes unseen.
 *
 * @fails refuses-a-bad-keep-recent
 */
import { WeakCache as Sound, type WeakCacheOptions } from '../weak-cache.ts'
export { AsyncWeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class WeakCache<K, V extends object> extends Sound<K, V> {
  constructor(create: (key: K) => V, { keepRecent = 0 }: WeakCacheOptions = {}) {
    super(create, { keepRecent: Math.floor(Math.max(0, Math.min(keepRecent || 0, 1000))) })
  }
}
