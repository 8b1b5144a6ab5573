/**
 * `create` is handed the key as JSON, not as the caller gave it.
 *
 * @fails creates-on-a-miss has-no-set passes-errors-on iteration-passes-over-the-dead creates-within-create
 */
import { WeakCache as Sound, type WeakCacheOptions } from '../weak-cache.ts'
export { AsyncWeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class WeakCache<K, V extends object> extends Sound<K, V> {
  constructor(create: (key: K) => V, options?: WeakCacheOptions) {
    super((key) => create(JSON.stringify(key) as K), options)
  }
}
