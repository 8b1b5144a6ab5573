import type { Graph } from './graph.ts'
import type { Step } from './step.ts'
import { kind } from './words.ts'

/** Fields that a student can see are looked through before anything odd: as if an odd step were three. */
const ODD_COST = 3
const ARROW = ' → '

/** Where a search starts, and what to call it. */
export interface Start {
  readonly text: string
  readonly node: number
}

interface Reached extends Start {
  readonly place: boolean
}

/**
 * The shortest path to `target`, in words. Of several that are equally short, the one that reads first by its
 * letters, so that the same leak reads the same every time.
 */
export function shortestPath(
  graph: Graph,
  starts: readonly Start[],
  target: number,
  stepsFrom: (node: number) => readonly Step[],
  late: () => boolean,
): string | undefined {
  const visited = new Set<number>()
  // Paths by their cost: no array is read before it is complete.
  const byCost: Reached[][] = [starts.map((start) => ({ ...start, place: false }))]
  for (let cost = 0; cost < byCost.length; cost++) {
    const paths = (byCost[cost] ?? []).sort((one, other) =>
      one.text < other.text ? -1 : Number(one.text > other.text),
    )
    byCost[cost] = []
    for (const { node, text, place } of paths) {
      if (visited.has(node)) continue
      if (node === target) return place && kind(graph, node) === '' ? `${text}${ARROW}value` : text
      if (late()) return undefined
      visited.add(node)
      for (const step of stepsFrom(node)) {
        if (visited.has(step.to)) continue
        const reached = {
          node: step.to,
          text: `${text}${ARROW}${step.label}${kind(graph, step.to)}`,
          place: step.place === true,
        }
        ;(byCost[cost + (step.odd ? ODD_COST : 1)] ??= []).push(reached)
      }
    }
  }
  return undefined
}
