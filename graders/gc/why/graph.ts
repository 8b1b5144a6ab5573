/** What node and edge types mean is V8's to say: `src/profiler/heap-snapshot-generator.cc`. */
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

/** A reference from one object to another. The name is a number for array slots and for fields V8 gives no name. */
export interface Edge {
  readonly type: string
  readonly name: string | number
  readonly to: number
}

/** A heap snapshot that can be walked. Nodes are numbered from 0, which is the root of everything. */
export interface Graph {
  readonly size: number
  type(node: number): string
  name(node: number): string
  /** In bytes. */
  selfSize(node: number): number
  /** By the number that edge names of WeakMap entries call it. */
  nodeById(id: number): number | undefined
  edges(node: number): Edge[]
}

/** Makes a parsed heap snapshot walkable. */
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

/** Where the edge of this name leads, if there is one: of V8's own fields, unless another type is asked for. */
export function follow(graph: Graph, node: number, name: string, type = 'internal'): number | undefined {
  return graph.edges(node).find((edge) => edge.name === name && edge.type === type)?.to
}

/** Whether a student's program can hold the node as a value with references of its own. */
export function isObject(graph: Graph, node: number): boolean {
  const type = graph.type(node)
  if (type === 'object') return !graph.name(node).startsWith('system / ')
  return type === 'closure' || type === 'regexp' || graph.name(node) === 'system / JSProxy'
}
