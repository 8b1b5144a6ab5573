import { aliveWithout } from './alive.ts'
import { marked } from './marker.ts'
import { rootsOf } from './roots.ts'
import { shortestPath, type Start } from './search.ts'
import { deadline, type Limits, locateMarked, takeSnapshot } from './snapshot.ts'
import { stepsFrom } from './steps.ts'
import { kind } from './words.ts'

const LIMITS: Limits = { maxBytes: 64 * 2 ** 20, maxMilliseconds: 2500 }

/**
 * Finds why an object is still alive: the shortest path of strong references to it, in the student's own names. It takes a heap
 * snapshot, about half a second in a test worker, so it is for failures only. Call it after a collection, in a new job: garbage
 * counts against the limit on the heap, and a `deref()` keeps its target alive in the same job.
 *
 * @param anchors the structures under test, by their names in the exercise
 * @returns `cache (WeakCache) → #entries (Map) → entry "k" (Picture)`, or undefined if there is no path or a limit is exceeded
 */
export function whyRetained(
  target: WeakRef<object>,
  anchors: ReadonlyMap<string, object>,
  limits: Partial<Limits> = {},
): Promise<string | undefined> {
  return marked(target, [...anchors.values()], () => pathToMarked([...anchors.keys()], limits))
}

/**
 * Takes a snapshot synchronously, and then searches it for a path to the marked target.
 *
 * @param names names of the anchors, in the order in which they are marked
 */
export async function pathToMarked(
  names: readonly string[],
  limits: Partial<Limits> = {},
): Promise<string | undefined> {
  const { maxBytes, maxMilliseconds } = { ...LIMITS, ...limits }
  const late = deadline(maxMilliseconds)
  const snapshot = takeSnapshot(maxBytes)
  const found = snapshot && (await locateMarked(snapshot, maxBytes, late))
  if (!found || late()) return undefined

  const { graph, target: leaked } = found
  let alive: ((node: number) => boolean) | undefined
  const isAlive = (node: number) => (alive ??= aliveWithout(graph, leaked))(node)
  const steps = (node: number) => stepsFrom(graph, node, isAlive)
  const starts = found.anchors.map((node, i): Start => ({ text: `${names[i]}${kind(graph, node)}`, node }))
  return shortestPath(graph, starts, leaked, steps, late) ?? shortestPath(graph, rootsOf(graph), leaked, steps, late)
}
