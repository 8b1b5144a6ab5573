import { collectAll, collectYoung, turn } from './collect.ts'
import { CheckFailed, Inconclusive } from './errors.ts'
import { catchingStrays } from './stray-errors.ts'

const TURNS_A_ROUND = 500
const ROUNDS = 5

/**
 * Waits until the finalization callbacks of everything that is already dead have run. Every registry takes a turn of
 * its own, in no given order, so no fixed number of turns will do. A sentinel that dies in a *later* collection queues
 * behind them all: when its callback has run, so have theirs.
 *
 * What a callback lets go (a held value, say) dies in a later collection: one more fence for each link of such a chain.
 *
 * @throws Inconclusive when the sentinel does not even die
 * @throws CheckFailed when one of the callbacks throws, or when thousands of registries are waiting before the sentinel's
 */
export function finalizersDone(): Promise<void> {
  return catchingStrays(passFence)
}

async function passFence(): Promise<void> {
  let passed = false
  let dead = false
  const registry = new FinalizationRegistry(() => {
    passed = true
  })
  for (let round = 0; round < ROUNDS; round++) {
    const sentinel = registerSentinel(registry)
    await turn()
    collectYoung()
    if (sentinel.deref() !== undefined) {
      // While V8 is marking, what is allocated counts as alive until that is done.
      await turn()
      collectAll()
    }
    for (let turns = 0; turns < TURNS_A_ROUND; turns++) {
      await turn()
      if (passed) return
    }
    dead ||= sentinel.deref() === undefined
  }
  // Ours is dead and due: who else fills the queue is the submission.
  if (dead) throw new CheckFailed('so many clean-up callbacks were waiting that their end could not be awaited')
  throw new Inconclusive('No finalization callback came, not even our own')
}

function registerSentinel(registry: FinalizationRegistry<undefined>): WeakRef<object> {
  const sentinel = {}
  registry.register(sentinel, undefined)
  return new WeakRef(sentinel)
}
