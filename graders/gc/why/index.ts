import { collectAll, turn } from '../collect.ts'
import { aliveWithout } from './alive.ts'
import { rootsOf } from './roots.ts'
import { shortestPath, type Start } from './search.ts'
import { deadline, type Limits, look } from './snapshot.ts'
import { stepsFrom } from './steps.ts'
import { kind } from './words.ts'

const LIMITS: Limits = { maxBytes: 64 * 2 ** 20, maxMilliseconds: 2500 }

/**
 * Says why an object is still alive: the shortest path of strong references to it, in the student's own names. Takes
 * a heap snapshot, so about half a second in a test worker: for failures only.
 *
 * @param anchors the structures under test, by the names that the student knows them by
 * @returns `cache (WeakCache) → #entries (Map) → entry "k" (Picture)`, or nothing when no path was found
 */
export async function whyRetained(
  target: WeakRef<object>,
  anchors: ReadonlyMap<string, object>,
  limits: Partial<Limits> = {},
): Promise<string | undefined> {
  const { maxBytes, maxMilliseconds } = { ...LIMITS, ...limits }
  const late = deadline(maxMilliseconds)
  // What a deref() has kept alive in this job is none of the submission's doing.
  await turn()
  // Garbage must not count against the limit on the heap.
  collectAll()
  const found = await look(target, [...anchors.values()], maxBytes, late)
  if (!found || late()) return undefined

  const { graph, target: leaked } = found
  let alive: ((node: number) => boolean) | undefined
  const isAlive = (node: number) => (alive ??= aliveWithout(graph, leaked))(node)
  const steps = (node: number) => stepsFrom(graph, node, isAlive)
  const names = [...anchors.keys()]
  const starts = found.anchors.map((node, i): Start => ({ text: `${names[i]}${kind(graph, node)}`, node }))
  return shortestPath(graph, starts, leaked, steps, late) ?? shortestPath(graph, rootsOf(graph), leaked, steps, late)
}
