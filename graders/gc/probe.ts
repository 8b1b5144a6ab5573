import { collectAll, collectYoung, turn } from './collect.ts'
import type { Handle } from './handle.ts'

/** The result of a probe. `inconclusive`: the twin survived too, so the survival of the object proves nothing. */
export type Verdict = 'collected' | 'retained' | 'inconclusive'

/** Number of full collections that a retained object survives. */
export const MAX_FULL_COLLECTIONS = 3

/**
 * Finds out whether the handle's objects are collected: first by a minor collection, then by full ones while an object is alive. A
 * reference that reads dead proves that nothing reaches the object, whichever kind of collection cleared it. A reference that reads
 * alive proves nothing before the last round, and then only if the twin is dead.
 *
 * @param whenGone runs in the job of the collection that cleared the last object, before any finalization callback
 */
export async function probe({ targets, twin }: Handle, whenGone: () => void = () => {}): Promise<Verdict> {
  let alive = targets
  for (let round = 0; round <= MAX_FULL_COLLECTIONS; round++) {
    // Every check is a `deref()`, which keeps the object until the job ends, so every round needs a turn of its own.
    await turn()
    if (round === 0) collectYoung()
    else collectAll()
    alive = alive.filter(isAlive)
    if (alive.length === 0) {
      whenGone()
      return 'collected'
    }
  }
  return isAlive(twin) ? 'inconclusive' : 'retained'
}

/** Finds out whether all of the handle's objects survive a full collection that clears the twin. */
export async function probeKept({ targets, twin }: Handle): Promise<Verdict> {
  for (let round = 1; round <= MAX_FULL_COLLECTIONS; round++) {
    await turn()
    collectAll()
    if (!targets.every(isAlive)) return 'collected'
    if (!isAlive(twin)) return 'retained'
  }
  return 'inconclusive'
}

function isAlive(reference: WeakRef<object>): boolean {
  return reference.deref() !== undefined
}
