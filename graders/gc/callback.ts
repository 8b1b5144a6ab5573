import { collectAll, turn } from './collect.ts'
import { finalizersDone } from './fence.ts'

const ROUNDS = 3

/** A callback to hand to a submission, which counts its calls. */
export interface Callback {
  (...args: unknown[]): undefined
  /** How often it has been called. */
  calls(): number
}

const callbacks = new WeakSet<Callback>()

/** Makes a {@link Callback}. It keeps nothing of what it is called with. */
export function countedCallback(): Callback {
  let calls = 0
  const callback: Callback = Object.assign(
    () => {
      calls += 1
      return undefined
    },
    { calls: () => calls },
  )
  // It goes to the submission: its count is nobody's to change.
  Object.freeze(callback)
  callbacks.add(callback)
  return callback
}

export function isCallback(value: unknown): value is Callback {
  return callbacks.has(value as Callback)
}

/**
 * Waits for a callback's calls: until there are as many as wanted, and then for one more round, in which there must
 * be none. Gives the number of calls there were.
 */
export async function settledCalls(callback: Callback, wanted: number): Promise<number> {
  for (let round = 1; round <= ROUNDS; round++) {
    const before = callback.calls()
    await turn()
    collectAll()
    await finalizersDone()
    if (callback.calls() > wanted || before === wanted) break
  }
  return callback.calls()
}
