import { getHeapSnapshot, getHeapStatistics } from 'node:v8'
import { type Graph, graphOf } from './graph.ts'
import { MARKER } from './marker.ts'

// Taken at load, so that nothing a submission runs can put other functions in their place.
/** Milliseconds of CPU time: on a busy machine the clock says nothing of the work. */
const cpuUsage = process.cpuUsage.bind(process)
const now = () => {
  const { user, system } = cpuUsage()
  return (user + system) / 1000
}
const parse = JSON.parse

export interface Limits {
  /** Of the heap before the snapshot, and of the snapshot. */
  readonly maxBytes: number
  /** Of CPU time, from the start of the search. Taking the snapshot cannot be interrupted: the limit on bytes is what bounds it. */
  readonly maxMilliseconds: number
}

/** What the search starts with. */
export interface Found {
  readonly graph: Graph
  readonly target: number
  /** In the order in which they were given. */
  readonly anchors: readonly number[]
}

/** Tells when the time is up. */
export function deadline(milliseconds: number): () => boolean {
  const end = now() + milliseconds
  return () => now() > end
}

/** A heap snapshot that is being written. */
export type Snapshot = ReturnType<typeof getHeapSnapshot>

/** Takes a heap snapshot, of a heap that is not larger. It is complete when this returns. */
export function takeSnapshot(maxBytes: number): Snapshot | undefined {
  if (getHeapStatistics().used_heap_size > maxBytes) return undefined
  // The values of numbers are in the snapshot only on request: they may be keys of a Map.
  return getHeapSnapshot({ exposeNumericValues: true })
}

/** Finds the marked target and the anchors in a snapshot. Nothing when the target is dead, or by the limits. */
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
  // V8 writes nothing but ASCII. One string and one parse: 8 MB take some 60 ms.
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
