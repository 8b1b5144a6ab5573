import type { Explanation } from './errors.ts'
import { collectAll, turn } from './collect.ts'
import type { Handle } from './handle.ts'
import { isExplaining, whyRetained } from './host.ts'
import { pinnedStructures } from './pinned.ts'

/**
 * Searches for paths in one worker. Each takes about half a second, and the other tests need their time too. A cache with a strong
 * map, for example, fails a dozen tests in the same way.
 */
const MAX_SEARCHES = 8

let searches = 0

/**
 * Finds the path by which the pinned structures hold the first of the handle's objects that is alive, or says why there is none.
 */
export async function explain({ targets }: Handle): Promise<Explanation> {
  if (!isExplaining()) return { unknown: 'Not searched for what holds it' }
  if (searches === MAX_SEARCHES) {
    return {
      unknown: `Not searched: ${MAX_SEARCHES} earlier failures already show what holds objects. Fix those first`,
    }
  }
  searches += 1
  const leaked = targets.find((target) => target.deref() !== undefined)
  await turn()
  collectAll()
  // The verdict does not depend on the search, which may fail because the submission changed the realm.
  const heldBy = leaked && (await whyRetained(leaked, pinnedStructures()).catch(() => undefined))
  return heldBy === undefined ? { unknown: 'The search found no path to it' } : { heldBy }
}
