import type { Handle } from './handle.ts'
import { pinnedStructures } from './pinned.ts'

/**
 * By which path the pinned structures hold the first of the handle's objects that is alive, if it can be found out.
 * What searches the heap is loaded only now: a worker in which nothing leaks never needs it.
 */
export async function heldBy({ targets }: Handle): Promise<string | undefined> {
  if (process.env.DEREF_EXPLAIN === 'no') return undefined
  const leaked = targets.find((target) => target.deref() !== undefined)
  if (!leaked) return undefined
  const { whyRetained } = await import('./why/index.ts')
  return whyRetained(leaked, pinnedStructures())
}
