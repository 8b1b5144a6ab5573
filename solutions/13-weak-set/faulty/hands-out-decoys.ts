/**
 * Keeps what was added for ever, and lists objects in its place that only inherit from it: those die as they should.
 *
 * @fails adds-and-finds takes-items delete-forgets clear-forgets-all pop-takes-out iterates-in-order
 *   iteration-passes-over-the-deleted copy-stands-alone refuses-primitives makes-new-sets changes-itself
 *   compares-sets counts-the-others-once can-be-both-sides is-set-like lets-go-of-an-unused-member
 *   lets-go-after-every-use new-sets-are-weak keeps-what-is-in-use the-dead-are-absent-at-once
 *   the-dead-are-not-popped operations-ignore-the-dead late-clean-up-spares-the-new deleted-clean-up-spares-the-new
 *   leaves-nothing-of-the-dead can-itself-be-collected iteration-passes-over-the-dead
 *   iteration-keeps-none-but-the-current
 */
import { WeakSet as Sound } from '../weak-set.ts'

const decoys = new Map<object, WeakRef<object>>()

function decoyOf<T extends object>(item: T): T {
  if (Object(item) !== item) return item
  const decoy = decoys.get(item)?.deref() ?? (Object.create(item) as object)
  decoys.set(item, new WeakRef(decoy))
  return decoy as T
}

export class WeakSet<T extends object> extends Sound<T> {
  override add(item: T): this {
    return super.add(decoyOf(item))
  }

  override has(item: T): boolean {
    return super.has(decoyOf(item))
  }

  override copy(): WeakSet<T> {
    return new WeakSet(this)
  }
}
