import { collectAll, collectYoung, turn } from './collect.ts'
import type { Handle } from './handle.ts'

/** `inconclusive`: the twin survived too, so the collector's silence proves nothing. */
export type Verdict = 'collected' | 'retained' | 'inconclusive'

/** Full collections before an object that is still alive is called retained. */
const FULL_ROUNDS = 3

/**
 * Judges whether the handle's objects are gone: a minor collection first, full ones for what is still alive, none
 * once the answer is known. A reference that reads dead proves that nothing reaches the object, whatever kind of
 * collection cleared it; one that reads alive proves nothing before the last round, and then only beside a dead twin.
 *
 * @param whenGone runs in the very job of the collection that cleared the last object, before any finalization
 *   callback can have run
 */
export async function probe({ targets, twin }: Handle, whenGone: () => void = () => {}): Promise<Verdict> {
  let alive = targets
  for (let round = 0; round <= FULL_ROUNDS; round++) {
    // Each look is a deref, which keeps what it finds until the job ends: so every round takes a turn of its own.
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

/** Judges whether all of the handle's objects outlive a full collection that did clear the twin. */
export async function probeKept({ targets, twin }: Handle): Promise<Verdict> {
  for (let round = 1; round <= FULL_ROUNDS; round++) {
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
