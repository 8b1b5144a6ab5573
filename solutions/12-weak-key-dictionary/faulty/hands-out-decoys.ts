/**
 * Keeps what was set for ever, and lists objects in its place that only inherit from it: those die as they should.
 *
 * @fails takes-entries updates-from-entries takes-any-value replaces-a-value iterates-in-order
 *   iteration-passes-over-the-deleted delete-forgets clear-forgets-all set-default-stores-once pop-takes-out
 *   pop-item-takes-the-last copy-stands-alone refuses-primitives lets-go-of-an-unused-key lets-go-after-every-use
 *   lets-go-of-what-it-was-made-of keeps-the-value-of-a-living-key the-dead-are-absent-at-once
 *   the-dead-cannot-be-taken-out the-dead-are-not-copied lets-go-of-the-value-too a-value-may-lead-to-its-key
 *   values-may-lead-to-the-next-key forgets-a-deleted-value forgets-a-replaced-value late-clean-up-spares-the-new
 *   deleted-clean-up-spares-the-new leaves-nothing-of-the-dead can-itself-be-collected iteration-passes-over-the-dead
 *   iteration-keeps-none-but-the-current
 */
import { WeakKeyDictionary as Sound } from '../weak-key-dictionary.ts'

const decoys = new Map<object, WeakRef<object>>()

function decoyOf<K extends object>(key: K): K {
  if (Object(key) !== key) return key
  const decoy = decoys.get(key)?.deref() ?? (Object.create(key) as object)
  decoys.set(key, new WeakRef(decoy))
  return decoy as K
}

export class WeakKeyDictionary<K extends object, V> extends Sound<K, V> {
  override set(key: K, value: V): this {
    return super.set(decoyOf(key), value)
  }

  override get(key: K): V | undefined {
    return super.get(decoyOf(key))
  }

  override has(key: K): boolean {
    return super.has(decoyOf(key))
  }

  override copy(): WeakKeyDictionary<K, V> {
    return new WeakKeyDictionary(this)
  }
}
