import { getHeapSnapshot, getHeapStatistics } from 'node:v8'
import { type Graph, graphOf } from './graph.ts'
import { MARKER } from './marker.ts'

// Read at load, so that a submission cannot replace these functions.
const cpuUsage = process.cpuUsage.bind(process)
/** CPU time in milliseconds. On a busy machine, wall time does not measure the work. */
const now = () => {
  const { user, system } = cpuUsage()
  return (user + system) / 1000
}
const parse = JSON.parse

export interface Limits {
  /** Limit on the heap before the snapshot, and on the snapshot. */
  readonly maxBytes: number
  /** Limit on CPU time from the start of the search. Only the limit on bytes bounds the snapshot, which cannot be interrupted. */
  readonly maxMilliseconds: number
}

/** The marked objects in a snapshot. */
export interface Found {
  readonly graph: Graph
  readonly target: number
  /** Anchors in the order in which they were marked. */
  readonly anchors: readonly number[]
}

/** Makes a function that returns whether the time is over. */
export function deadline(milliseconds: number): () => boolean {
  const end = now() + milliseconds
  return () => now() > end
}

/** A heap snapshot as a stream. */
export type Snapshot = ReturnType<typeof getHeapSnapshot>

/** Takes a heap snapshot, unless the heap is larger than `maxBytes`. V8 has finished it when this returns. */
export function takeSnapshot(maxBytes: number): Snapshot | undefined {
  if (getHeapStatistics().used_heap_size > maxBytes) return undefined
  // Numbers may be keys of a Map, and their values are in a snapshot only on request.
  return getHeapSnapshot({ exposeNumericValues: true })
}

/** Finds the marked objects in a snapshot: undefined if the target is dead, or a limit is exceeded. */
export async function locateMarked(
  snapshot: Snapshot,
  maxBytes: number,
  late: () => boolean,
): Promise<Found | undefined> {
  const text = await read(snapshot, maxBytes, late)
  return text === undefined ? undefined : locate(graphOf(parse(text)))
}

async function read(stream: Snapshot, maxBytes: number, late: () => boolean): Promise<string | undefined> {
  let text = ''
  // V8 writes ASCII only. One string and one parse: 8 MB take about 60 ms.
  stream.setEncoding('latin1')
  for await (const chunk of stream) {
    text += chunk
    if (text.length > maxBytes || late()) return undefined
  }
  return text
}

function locate(graph: Graph): Found | undefined {
  for (let node = 0; node < graph.size; node++) {
    if (graph.type(node) !== 'object' || graph.name(node) !== MARKER) continue
    const fields = graph.edges(node).filter(({ type }) => type === 'property')
    const reference = fields.find(({ name }) => name === 'target')
    const list = fields.find(({ name }) => name === 'anchors')
    if (!reference || !list) continue
    const target = graph.edges(reference.to).find(({ type, name }) => type === 'weak' && name === 'target')
    const anchors = graph.edges(list.to).filter(({ type }) => type === 'element')
    return target && { graph, target: target.to, anchors: anchors.map(({ to }) => to) }
  }
  return undefined
}
