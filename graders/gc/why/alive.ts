import type { Graph } from './graph.ts'
import { isWeakEntry, weakEntries } from './tables.ts'

const ROOT = 0

/**
 * Finds the objects that are alive without the help of `target`. A WeakMap keeps a value only while both the map and the key
 * are alive: if one of these is alive only through the value, no path through that entry explains anything.
 */
export function aliveWithout(graph: Graph, target: number): (node: number) => boolean {
  const reached = new Uint8Array(graph.size)
  reached[target] = 1
  const rest = [ROOT]
  const reach = (node: number) => {
    if (reached[node]) return
    reached[node] = 1
    rest.push(node)
  }
  reached[ROOT] = 1
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    for (const edge of graph.edges(node)) {
      if (edge.type !== 'weak' && !isWeakEntry(edge)) reach(edge.to)
    }
    // An entry has an edge at either end, so the end that is reached last finds the other one reached.
    for (const { key, table, to } of weakEntries(graph, node)) if (reached[key] && reached[table]) reach(to)
  }
  reached[target] = 0
  return (node) => reached[node] === 1
}
