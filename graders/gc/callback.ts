import { collectAll, turn } from './collect.ts'
import { finalizersDone } from './fence.ts'

const MAX_ROUNDS = 3

/** A callback for a submission that counts its calls. */
export interface Callback {
  (...args: unknown[]): undefined
  /** The number of calls so far. */
  calls(): number
}

const callbacks = new WeakSet<Callback>()

/** Makes a {@link Callback}. It does not keep its arguments. */
export function countedCallback(): Callback {
  let calls = 0
  const callback: Callback = Object.assign(
    () => {
      calls += 1
      return undefined
    },
    { calls: () => calls },
  )
  // Frozen, because the submission gets it and must not change the count.
  Object.freeze(callback)
  callbacks.add(callback)
  return callback
}

export function isCallback(value: unknown): value is Callback {
  return callbacks.has(value as Callback)
}

/**
 * Waits until a callback has been called as often as wanted, and then for one more round, in which it must not be called again.
 * Returns the number of calls.
 */
export async function settledCalls(callback: Callback, wanted: number): Promise<number> {
  for (let round = 1; round <= MAX_ROUNDS; round++) {
    const before = callback.calls()
    await turn()
    collectAll()
    await finalizersDone()
    if (callback.calls() > wanted || before === wanted) break
  }
  return callback.calls()
}
