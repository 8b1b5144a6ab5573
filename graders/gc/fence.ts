import { collectAll, collectYoung, turn } from './collect.ts'
import { CheckFailed, Inconclusive } from './errors.ts'
import { failOnUncaughtErrors } from './uncaught-errors.ts'

const TURNS_PER_ROUND = 500
const MAX_ROUNDS = 5

/**
 * Waits until the finalization callbacks of everything that is already dead have run. Each registry runs in a turn of its own, in
 * an unspecified order, so no fixed number of turns is enough. A sentinel that dies in a *later* collection is queued behind all of
 * them: when its callback has run, theirs have run too.
 *
 * What a callback releases (a held value, for example) dies in a later collection: a chain needs one fence for each link.
 *
 * @throws Inconclusive when the sentinel is not collected
 * @throws CheckFailed when a callback throws, or when thousands of registries are queued before the sentinel's
 */
export function finalizersDone(): Promise<void> {
  return failOnUncaughtErrors(passFence)
}

async function passFence(): Promise<void> {
  let passed = false
  let dead = false
  const registry = new FinalizationRegistry(() => {
    passed = true
  })
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const sentinel = registerSentinel(registry)
    await turn()
    collectYoung()
    if (sentinel.deref() !== undefined) {
      // During V8's marking, a new object counts as alive until the marking is done.
      await turn()
      collectAll()
    }
    for (let turns = 0; turns < TURNS_PER_ROUND; turns++) {
      await turn()
      if (passed) return
    }
    dead ||= sentinel.deref() === undefined
  }
  // The sentinel's callback is queued, so callbacks of the submission are before it.
  if (dead)
    throw new CheckFailed(`finalization callbacks were still waiting after ${MAX_ROUNDS * TURNS_PER_ROUND} turns`)
  throw new Inconclusive('no finalization callback ran, not even the one of the kit')
}

function registerSentinel(registry: FinalizationRegistry<undefined>): WeakRef<object> {
  const sentinel = {}
  registry.register(sentinel, undefined)
  return new WeakRef(sentinel)
}
