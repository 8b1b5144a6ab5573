/**
 * Stores and hands out objects that only inherit from what was set, and keeps what was set for ever: the decoys die
 * as they should.
 *
 * @fails stores-and-finds takes-entries updates-from-entries compares-keys-as-map-does replaces-a-value
 *   iterates-in-order iteration-passes-over-the-deleted delete-forgets clear-forgets-all set-default-stores-once
 *   pop-takes-out pop-item-takes-the-last copy-stands-alone refuses-primitives lets-go-of-an-unused-value
 *   lets-go-after-every-use lets-go-of-what-it-was-made-of lets-go-of-a-cycle keeps-what-is-in-use
 *   keeps-the-key-of-a-living-value the-dead-are-absent-at-once the-dead-cannot-be-taken-out the-dead-are-not-copied
 *   a-dead-key-starts-anew forgets-the-key-too forgets-a-deleted-key forgets-a-replaced-value
 *   one-value-under-two-keys late-clean-up-spares-the-new deleted-clean-up-spares-the-new can-itself-be-collected
 *   iteration-passes-over-the-dead iteration-keeps-none-but-the-current
 */
import { WeakValueDictionary as Sound } from '../weak-value-dictionary.ts'

const hoard: object[] = []
const decoys = new WeakMap<object, WeakRef<object>>()

function decoyOf<V extends object>(value: V): V {
  if (Object(value) !== value) return value
  hoard.push(value)
  const decoy = decoys.get(value)?.deref() ?? (Object.create(value) as object)
  decoys.set(value, new WeakRef(decoy))
  return decoy as V
}

export class WeakValueDictionary<K, V extends object> extends Sound<K, V> {
  override set(key: K, value: V): this {
    return super.set(key, decoyOf(value))
  }

  override setDefault(key: K, value: V): V {
    return super.setDefault(key, decoyOf(value))
  }

  override copy(): WeakValueDictionary<K, V> {
    return new WeakValueDictionary(this)
  }
}
