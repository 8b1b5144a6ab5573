import { type Edge, follow, type Graph, isObject } from './graph.ts'
import type { Step } from './step.ts'
import { WEAK_ENTRY } from './v8-names.ts'
import { cut, kind, textOf } from './words.ts'

// V8's OrderedHashTable (`src/objects/ordered-hash-table.h`): a map and a length, three counters, one slot per bucket, then two
// entries per bucket. An entry of a Map is key, value and link; an entry of a Set is key and link.
const SLOT_BYTES = 8
const HEADER_SLOTS = 2
const COUNTER_SLOTS = 3
const ENTRIES_PER_BUCKET = 2
const MAP_ENTRY_SLOTS = 3
const SET_ENTRY_SLOTS = 2

/** The entries of a Map or a Set, or those that an iterator has not visited yet. */
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
    // A replaced table refers to its successor. Only iterators still have such a table.
    if (slot === 0) return tableSteps(graph, to)
    const place = (slot - shape.firstEntry) % shape.entry
    if (slot < shape.firstEntry || !isObject(graph, to)) return []
    if (shape.entry === SET_ENTRY_SLOTS) return [{ label: 'member', to }]
    if (place === 0) return [{ label: 'entry key', to }]
    return [{ label: `entry ${keyText(graph, slots.get(slot - 1))}`, to, place: true }]
  })
}

/**
 * The values that a WeakMap keeps for keys that are alive.
 *
 * @param alive whether an object is alive without the help of the leaked one
 */
export function weakMapSteps(graph: Graph, table: number, alive: (node: number) => boolean): Step[] {
  return weakEntries(graph, table)
    .filter(({ key, to }) => isObject(graph, to) && alive(key))
    .map(({ key, to }) => ({ label: `WeakMap value for key${kind(graph, key)}`, to, place: true }))
}

/** The values that WeakMaps keep for this object as a key. */
export function weakValueSteps(graph: Graph, node: number, alive: (node: number) => boolean): Step[] {
  return weakEntries(graph, node)
    .filter(({ key, to, table }) => key === node && isObject(graph, to) && alive(table))
    .map(({ to }) => ({ label: 'value for it in a WeakMap', to }))
}

/** The WeakMap entries of which this node is the key or the table. */
export function weakEntries(graph: Graph, node: number): { key: number; table: number; to: number }[] {
  return graph.edges(node).flatMap((edge) => {
    const ids = isWeakEntry(edge) ? WEAK_ENTRY.exec(String(edge.name)) : null
    const [key, table] = [graph.nodeById(Number(ids?.[2])), graph.nodeById(Number(ids?.[3]))]
    return key === undefined || table === undefined ? [] : [{ key, table, to: edge.to }]
  })
}

/** Whether a reference leads to the value of a WeakMap entry. */
export function isWeakEntry({ type, name }: Edge): boolean {
  return type === 'internal' && WEAK_ENTRY.test(String(name))
}

function shapeOf(graph: Graph, table: number): { entry: number; firstEntry: number } | undefined {
  const slots = graph.selfSize(table) / SLOT_BYTES - HEADER_SLOTS - COUNTER_SLOTS
  for (const entry of [MAP_ENTRY_SLOTS, SET_ENTRY_SLOTS]) {
    const buckets = slots / (1 + ENTRIES_PER_BUCKET * entry)
    if (buckets >= 1 && Number.isInteger(Math.log2(buckets))) return { entry, firstEntry: COUNTER_SLOTS + buckets }
  }
  return undefined
}

/** Describes a key. A snapshot does not contain small integers, `true`, `undefined` and the like. */
function keyText(graph: Graph, key: number | undefined): string {
  if (key === undefined) return 'with a primitive key'
  const type = graph.type(key)
  if (isObject(graph, key)) return kind(graph, key) === '' ? 'for an object key' : `for key${kind(graph, key)}`
  if (type === 'number') return graph.name(follow(graph, key, 'value') ?? key)
  if (type === 'symbol') return `Symbol(${cut(graph.name(follow(graph, key, 'name') ?? key))})`
  return type === 'bigint' ? 'with a bigint key' : JSON.stringify(cut(textOf(graph, key)))
}
