import type { Graph } from './graph.ts'
import type { Step } from './step.ts'
import { kind } from './words.ts'

/** The cost of an odd step, in plain steps: plain fields are searched first. */
const ODD_COST = 3
const ARROW = ' → '

/** An object at which a search starts, and its name. */
export interface Start {
  readonly text: string
  readonly node: number
}

interface Reached extends Start {
  readonly place: boolean
}

/**
 * Finds the shortest path to `target`, as text. Of several paths of the same length it takes the first in alphabetical order, so
 * that the same leak always has the same path.
 *
 * @param late whether the time for the search is over
 */
export function shortestPath(
  graph: Graph,
  starts: readonly Start[],
  target: number,
  stepsFrom: (node: number) => readonly Step[],
  late: () => boolean,
): string | undefined {
  const visited = new Set<number>()
  // Paths by cost. No array is read before it is complete.
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
