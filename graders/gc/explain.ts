import type { Explanation } from './errors.ts'
import { collectAll, turn } from './collect.ts'
import type { Handle } from './handle.ts'
import { isExplaining, whyRetained } from './host.ts'
import { pinnedStructures } from './pinned.ts'

/**
 * Leaks that are explained in one worker. Each costs about half a second, a strong map fails a dozen tests in the same
 * way, and the rest of the run needs its time too.
 */
const MOST_EXPLAINED = 8

let explained = 0

/**
 * By which path the pinned structures hold the first of the handle's objects that is alive, or why that is not said.
 */
export async function explain({ targets }: Handle): Promise<Explanation> {
  if (!isExplaining()) return { unknown: 'What holds it was not looked for' }
  if (explained === MOST_EXPLAINED) {
    return {
      unknown: `What holds it was not looked for, as ${MOST_EXPLAINED} failures before this one tell already: mend those first`,
    }
  }
  explained += 1
  const leaked = targets.find((target) => target.deref() !== undefined)
  await turn()
  collectAll()
  // The verdict stands whatever becomes of the search, which works beside a submission that may have broken anything.
  const heldBy = leaked && (await whyRetained(leaked, pinnedStructures()).catch(() => undefined))
  return heldBy === undefined ? { unknown: 'What holds it was not found out' } : { heldBy }
}
