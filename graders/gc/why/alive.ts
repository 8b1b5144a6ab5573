import type { Graph } from './graph.ts'
import { weakEntries } from './tables.ts'

const ROOT = 0

/**
 * Tells which objects are alive without the help of `target`. A WeakMap keeps a value only while both the map and
 * the key live: were one of these alive through the value alone, no path through that entry would explain anything.
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
    for (const { type, name, to } of graph.edges(node)) {
      const ephemeron = type === 'internal' && String(name).includes('part of key')
      if (type !== 'weak' && !ephemeron) reach(to)
    }
    // The entry has an edge at either end, so whichever end is reached last finds the other one reached.
    for (const { key, table, to } of weakEntries(graph, node)) if (reached[key] && reached[table]) reach(to)
  }
  reached[target] = 0
  return (node) => reached[node] === 1
}
