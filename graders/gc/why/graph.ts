import type { NodeProperty, V8Field, V8Object } from './v8-names.ts'

/** A parsed heap snapshot, as `src/profiler/heap-snapshot-generator.cc` of V8 writes it. */
interface Snapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[]
      readonly node_types: readonly [readonly string[], ...unknown[]]
      readonly edge_fields: readonly string[]
      readonly edge_types: readonly [readonly string[], ...unknown[]]
    }
  }
  readonly nodes: readonly number[]
  readonly edges: readonly number[]
  readonly strings: readonly string[]
}

/** A reference from one object to another. Its name is a number for array slots, and for fields that V8 does not name. */
export interface Edge {
  readonly type: string
  readonly name: string | number
  readonly to: number
}

/** A heap snapshot as a graph. Nodes are numbered from 0, the root. */
export interface Graph {
  readonly size: number
  type(node: number): string
  name(node: number): string
  /** Size in bytes. */
  selfSize(node: number): number
  /** The node with this id, which names of WeakMap entries contain. */
  nodeById(id: number): number | undefined
  edges(node: number): Edge[]
}

/** Makes a graph of a parsed heap snapshot. */
export function graphOf({ snapshot: { meta }, nodes, edges, strings }: Snapshot): Graph {
  const width = meta.node_fields.length
  const [type, name, id, selfSize, edgeCount] = ['type', 'name', 'id', 'self_size', 'edge_count'].map((field) =>
    meta.node_fields.indexOf(field),
  ) as [number, number, number, number, number]
  const edgeWidth = meta.edge_fields.length
  const nodeTypes = meta.node_types[0]
  const edgeTypes = meta.edge_types[0]
  const size = nodes.length / width
  const firstEdge = new Uint32Array(size + 1)
  for (let node = 0; node < size; node++) firstEdge[node + 1] = firstEdge[node]! + nodes[node * width + edgeCount]!
  let byId: Map<number, number> | undefined

  const edgeAt = (index: number): Edge => {
    const start = index * edgeWidth
    const kind = edgeTypes[edges[start]!]!
    const label = edges[start + 1]!
    const numbered = kind === 'element' || kind === 'hidden'
    return { type: kind, name: numbered ? label : strings[label]!, to: edges[start + 2]! / width }
  }
  return {
    size,
    type: (node) => nodeTypes[nodes[node * width + type]!]!,
    name: (node) => strings[nodes[node * width + name]!]!,
    selfSize: (node) => nodes[node * width + selfSize]!,
    nodeById: (wanted) => {
      byId ??= new Map(Array.from({ length: size }, (_, node) => [nodes[node * width + id]!, node]))
      return byId.get(wanted)
    },
    edges: (node) => {
      const found: Edge[] = []
      for (let index = firstEdge[node]!; index < firstEdge[node + 1]!; index++) found.push(edgeAt(index))
      return found
    },
  }
}

/** The node that a field of V8's own refers to. */
export function follow(graph: Graph, node: number, name: V8Field): number | undefined {
  return edgeTo(graph, node, name, 'internal')
}

/** The node that a property refers to. */
export function followProperty(graph: Graph, node: number, name: NodeProperty | 'constructor' | `#${string}`) {
  return edgeTo(graph, node, name, 'property')
}

/** The node that a captured variable refers to. */
export function followVariable(graph: Graph, scope: number, name: string): number | undefined {
  return edgeTo(graph, scope, name, 'context')
}

function edgeTo(graph: Graph, node: number, name: string, type: string): number | undefined {
  return graph.edges(node).find((edge) => edge.name === name && edge.type === type)?.to
}

/** Whether V8 names the node so. */
export function isV8Object(graph: Graph, node: number, name: V8Object): boolean {
  return graph.name(node) === name
}

/** Whether the node is a value of the program that can refer to other values. */
export function isObject(graph: Graph, node: number): boolean {
  const type = graph.type(node)
  if (type === 'object') return !graph.name(node).startsWith('system / ')
  return type === 'closure' || type === 'regexp' || isV8Object(graph, node, 'system / JSProxy')
}
