import { follow, type Graph, isObject } from './graph.ts'
import type { Step } from './step.ts'
import { cut, kind, textOf } from './words.ts'

// V8's OrderedHashTable (`src/objects/ordered-hash-table.h`): a map and a length, three counters, one slot a bucket,
// then two entries a bucket. An entry of a Map is key, value and link; one of a Set is key and link.
const SLOT_BYTES = 8
const HEADER_SLOTS = 2
const COUNTERS = 3
const ENTRIES_A_BUCKET = 2
const MAP_ENTRY = 3
const SET_ENTRY = 2

/** `part of key (Foo @1) -> value (Bar @3) pair in WeakMap (table @5)`: an edge from the key, and one from the table. */
const WEAK_ENTRY = /part of key \((.*) @(\d+)\) -> value \(.* @\d+\) pair in WeakMap \(table @(\d+)\)$/s

/** The entries of a Map or a Set, or those an iterator has yet to visit. */
export function tableSteps(graph: Graph, table: number): Step[] {
  const shape = shapeOf(graph, table)
  if (!shape) return []
  const slots = new Map(
    graph
      .edges(table)
      .filter(({ type }) => type === 'internal')
      .map(({ name, to }) => [Number(name), to]),
  )
  return [...slots].flatMap(([slot, to]): Step[] => {
    // A table that has been replaced refers to its successor: only iterators still know such a table.
    if (slot === 0) return tableSteps(graph, to)
    const place = (slot - shape.firstEntry) % shape.entry
    if (slot < shape.firstEntry || !isObject(graph, to)) return []
    if (shape.entry === SET_ENTRY) return [{ label: 'member', to }]
    if (place === 0) return [{ label: 'entry key', to }]
    return [{ label: `entry ${keyText(graph, slots.get(slot - 1))}`, to, place: true }]
  })
}

/**
 * The values that a WeakMap keeps, of keys that are alive.
 *
 * @param alive whether an object is alive without the help of the one that leaked
 */
export function weakMapSteps(graph: Graph, table: number, alive: (node: number) => boolean): Step[] {
  return weakEntries(graph, table)
    .filter(({ key, to }) => isObject(graph, to) && alive(key))
    .map(({ key, to }) => ({ label: `WeakMap value for key${kind(graph, key)}`, to, place: true }))
}

/** The values that WeakMaps keep for this object, which is their key. */
export function weakValueSteps(graph: Graph, node: number, alive: (node: number) => boolean): Step[] {
  return weakEntries(graph, node)
    .filter(({ key, to, table }) => key === node && isObject(graph, to) && alive(table))
    .map(({ to }) => ({ label: 'value for it in a WeakMap', to }))
}

/** Both ends of a WeakMap entry, either of which may be the node that the edges are of. */
export function weakEntries(graph: Graph, node: number): { key: number; table: number; to: number }[] {
  return graph.edges(node).flatMap(({ name, to }) => {
    const ids = typeof name === 'string' && name.includes('part of key') ? WEAK_ENTRY.exec(name) : null
    const [key, table] = [graph.nodeById(Number(ids?.[2])), graph.nodeById(Number(ids?.[3]))]
    return key === undefined || table === undefined ? [] : [{ key, table, to }]
  })
}

function shapeOf(graph: Graph, table: number): { entry: number; firstEntry: number } | undefined {
  const slots = graph.selfSize(table) / SLOT_BYTES - HEADER_SLOTS - COUNTERS
  for (const entry of [MAP_ENTRY, SET_ENTRY]) {
    const buckets = slots / (1 + ENTRIES_A_BUCKET * entry)
    if (buckets >= 1 && Number.isInteger(Math.log2(buckets))) return { entry, firstEntry: COUNTERS + buckets }
  }
  return undefined
}

/** Small integers, `true`, `undefined` and the like leave no trace in a snapshot. */
function keyText(graph: Graph, key: number | undefined): string {
  if (key === undefined) return 'with a primitive key'
  const type = graph.type(key)
  if (isObject(graph, key)) return kind(graph, key) === '' ? 'for an object key' : `for key${kind(graph, key)}`
  if (type === 'number') return graph.name(follow(graph, key, 'value') ?? key)
  if (type === 'symbol') return `Symbol(${cut(graph.name(follow(graph, key, 'name') ?? key))})`
  return type === 'bigint' ? 'with a bigint key' : JSON.stringify(cut(textOf(graph, key)))
}
