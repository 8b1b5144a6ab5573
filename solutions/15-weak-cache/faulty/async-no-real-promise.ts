/**
 * Gives an object with a `then` of its own: one can await it, but it is not the Promise that `get` is to give.
 *
 * @fails async-creates-on-a-miss
 */
import { AsyncWeakCache as Sound } from '../weak-cache.ts'
export { WeakCache, type WeakCacheOptions } from '../weak-cache.ts'

export class AsyncWeakCache<K, V extends object> extends Sound<K, V> {
  override get(key: K): Promise<V> {
    const promise = super.get(key)
    const cancellable = {
      // oxlint-disable-next-line unicorn/no-thenable -- this is what is wrong
      then: promise.then.bind(promise),
      catch: promise.catch.bind(promise),
      finally: promise.finally.bind(promise),
      cancel: () => this.delete(key),
      [Symbol.toStringTag]: 'CancellablePromise',
    }
    return cancellable
  }
}
