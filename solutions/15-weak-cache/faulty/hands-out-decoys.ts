/**
 * Hands out objects that only inherit from what was made, and keeps what was made for ever: the decoys die as they should.
 *
 * @fails lets-go-of-an-unused-value lets-go-after-every-use the-dead-are-absent-at-once makes-it-again forgets-the-key-too
 *   forgets-a-deleted-key one-value-under-two-keys late-clean-up-spares-the-new can-itself-be-collected
 *   iteration-keeps-none-but-the-current keeps-the-recent the-recent-can-be-deleted async-lets-go
 *   async-lets-go-though-many-asked async-the-dead-are-absent-at-once async-makes-it-again async-forgets-the-key-too
 *   async-forgets-a-deleted-key async-late-clean-up-spares-the-new async-can-itself-be-collected
 *   async-keeps-the-recent
 */
import { AsyncWeakCache as Sound, WeakCache as SoundSync, type WeakCacheOptions } from '../weak-cache.ts'

const hoard: object[] = []
const decoys = new WeakMap<object, WeakRef<object>>()

function decoyOf<V>(value: V): V {
  if (typeof value !== 'object' || value === null) return value
  hoard.push(value)
  const decoy = decoys.get(value)?.deref() ?? (Object.create(value) as object)
  decoys.set(value, new WeakRef(decoy))
  return decoy as V
}

export class WeakCache<K, V extends object> extends SoundSync<K, V> {
  constructor(create: (key: K) => V, options: WeakCacheOptions = {}) {
    super((key) => decoyOf(create(key)), options)
  }
}

export class AsyncWeakCache<K, V extends object> extends Sound<K, V> {
  constructor(create: (key: K) => Promise<V>, options: WeakCacheOptions = {}) {
    super(async (key) => decoyOf(await create(key)), options)
  }
}
