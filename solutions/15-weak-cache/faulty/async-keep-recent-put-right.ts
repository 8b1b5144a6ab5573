/**
 * Silently makes a whole number of whatever `keepRecent` is: a mistake of the caller's then goes unseen.
 *
 * @fails async-refuses-a-bad-keep-recent
 */
import { AsyncWeakCache as Sound, type WeakCacheOptions } from '../weak-cache.ts'
export { WeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class AsyncWeakCache<K, V extends object> extends Sound<K, V> {
  constructor(create: (key: K) => Promise<V>, { keepRecent = 0 }: WeakCacheOptions = {}) {
    super(create, { keepRecent: Math.floor(Math.max(0, Math.min(keepRecent || 0, 1000))) })
  }
}
