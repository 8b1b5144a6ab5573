/**
 * Every cache enters a list of all caches, and the list holds it for ever.
 *
 * @fails async-can-itself-be-collected
 * @heldBy module-level variable caches of async-every-cache-listed.ts (Set) → member (AsyncWeakCache)
 */
import { AsyncWeakCache as Sound, type WeakCacheOptions } from '../weak-cache.ts'
export { WeakCache, type WeakCacheOptions } from '../weak-cache.ts'

const caches = new Set<{ clear(): void }>()

export function clearAllCaches(): void {
  for (const cache of caches) cache.clear()
}

export class AsyncWeakCache<K, V extends object> extends Sound<K, V> {
  constructor(create: (key: K) => Promise<V>, options?: WeakCacheOptions) {
    super(create, options)
    caches.add(this)
  }
}
