import type { Handle } from './handle.ts'
import { pinnedStructures } from './pinned.ts'

/**
 * Leaks that are explained in one worker. Each costs about half a second, a strong map fails a dozen tests in the same
 * way, and the rest of the run needs its time too.
 */
const MOST_EXPLAINED = 8

let explained = 0

/**
 * By which path the pinned structures hold the first of the handle's objects that is alive, if it can be found out.
 * What searches the heap is loaded only now: a worker in which nothing leaks never needs it.
 */
export async function heldBy({ targets }: Handle): Promise<string | undefined> {
  if (process.env.DEREF_EXPLAIN === 'no' || explained === MOST_EXPLAINED) return undefined
  const leaked = targets.find((target) => target.deref() !== undefined)
  if (!leaked) return undefined
  explained += 1
  const { whyRetained } = await import('./why/index.ts')
  // The verdict stands whatever becomes of the search, which works beside a submission that may have broken anything.
  return whyRetained(leaked, pinnedStructures()).catch(() => undefined)
}
