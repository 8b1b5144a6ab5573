export type Value = null | boolean | number | string | Value[] | Map<string, Value>

export interface Node {
  readonly name: string
  readonly references: readonly Node[]
}

/** What is still to be done: print a text, print a value, or come out of a container. */
type Task = { text: string } | { value: Value } | { leave: object }

export function repr(value: Value): string {
  const parts: string[] = []
  /** Containers that are being printed: the ones around the current value. */
  const around = new Set<object>()
  const tasks: Task[] = [{ value }]
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    if ('text' in task) parts.push(task.text)
    else if ('leave' in task) around.delete(task.leave)
    else if (!isContainer(task.value)) parts.push(simpleRepr(task.value))
    else if (around.has(task.value)) parts.push(Array.isArray(task.value) ? '[...]' : '{...}')
    else {
      around.add(task.value)
      // The last one is done first.
      for (const part of tasksFor(task.value).toReversed()) tasks.push(part)
    }
  }
  return parts.join('')
}

function tasksFor(container: Value[] | Map<string, Value>): Task[] {
  const tasks: Task[] = []
  const add = (text: string, value: Value) => {
    tasks.push({ text: tasks.length > 0 ? `, ${text}` : text }, { value })
  }
  if (Array.isArray(container)) for (const item of container) add('', item)
  else for (const [key, item] of container) add(`${quoted(key)}: `, item)
  const [open, close] = Array.isArray(container) ? '[]' : '{}'
  return [{ text: open as string }, ...tasks, { text: close as string }, { leave: container }]
}

function isContainer(value: Value): value is Value[] | Map<string, Value> {
  return Array.isArray(value) || value instanceof Map
}

function simpleRepr(value: Value): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return quoted(value)
  throw new TypeError(`a ${typeof value} has no repr`)
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`
}

export function unreachable(all: readonly Node[], roots: readonly Node[]): Node[][] {
  const known = new Set(all)
  checkKnown(known, roots)
  for (const { references } of all) checkKnown(known, references)
  const inUse = reachedFrom(roots)
  return islandsOf(withoutTheFreed(all.filter((node) => !inUse.has(node))))
}

function checkKnown(known: ReadonlySet<Node>, nodes: readonly Node[]): void {
  const stranger = nodes.find((node) => !known.has(node))
  if (stranger !== undefined) throw new RangeError(`${stranger.name} is not among all objects`)
}

function reachedFrom(roots: readonly Node[]): Set<Node> {
  const reached = new Set(roots)
  // A set goes on to what is added while it is walked over.
  for (const { references } of reached) for (const node of references) reached.add(node)
  return reached
}

/** What is left when counting has freed all that it can. */
function withoutTheFreed(nodes: readonly Node[]): Set<Node> {
  const left = new Set(nodes)
  const counts = new Map(nodes.map((node) => [node, 0]))
  for (const { references } of nodes) for (const node of references) change(counts, node, 1)
  const free = nodes.filter((node) => counts.get(node) === 0)
  for (let node = free.pop(); node !== undefined; node = free.pop()) {
    left.delete(node)
    for (const reference of node.references) if (change(counts, reference, -1) === 0) free.push(reference)
  }
  return left
}

/** Only for what is counted at all. Returns the new count. */
function change(counts: Map<Node, number>, node: Node, by: number): number | undefined {
  const count = counts.get(node)
  if (count === undefined) return undefined
  counts.set(node, count + by)
  return count + by
}

function islandsOf(nodes: ReadonlySet<Node>): Node[][] {
  const neighbours = new Map([...nodes].map((node) => [node, new Set<Node>()]))
  for (const node of nodes) {
    for (const reference of node.references) {
      ;(neighbours.get(node) as Set<Node>).add(reference)
      neighbours.get(reference)?.add(node)
    }
  }
  const islands = new Map<Node, Node[]>()
  for (const node of nodes) {
    if (islands.has(node)) continue
    const island: Node[] = []
    const found = new Set([node])
    for (const member of found) {
      islands.set(member, island)
      for (const neighbour of neighbours.get(member) as Set<Node>) if (nodes.has(neighbour)) found.add(neighbour)
    }
  }
  for (const node of nodes) (islands.get(node) as Node[]).push(node)
  return [...new Set(islands.values())]
}
