/** Prints with a frame for each open container; joins islands by union and find. */
export type Value = null | boolean | number | string | Value[] | Map<string, Value>

export interface Node {
  readonly name: string
  readonly references: readonly Node[]
}

interface Frame {
  readonly container: object
  readonly items: Iterator<readonly [prefix: string, item: Value]>
  readonly close: string
  isFirst: boolean
}

export function repr(value: Value): string {
  let text = ''
  const frames: Frame[] = []
  const isOpen = new Set<object>()
  const enter = (entered: Value) => {
    const frame = frameOf(entered)
    if (frame === undefined) text += atom(entered)
    else if (isOpen.has(frame.container)) text += Array.isArray(entered) ? '[...]' : '{...}'
    else {
      text += Array.isArray(entered) ? '[' : '{'
      isOpen.add(frame.container)
      frames.push(frame)
    }
  }
  enter(value)
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    const next = frame.items.next()
    if (next.done === true) {
      text += frame.close
      isOpen.delete(frame.container)
      frames.pop()
      continue
    }
    const [prefix, item] = next.value
    text += `${frame.isFirst ? '' : ', '}${prefix}`
    frame.isFirst = false
    enter(item)
  }
  return text
}

function frameOf(value: Value): Frame | undefined {
  if (Array.isArray(value)) {
    return { container: value, items: value.values().map((item) => ['', item] as const), close: ']', isFirst: true }
  }
  if (value instanceof Map) {
    const items = value.entries().map(([key, item]) => [`${atom(key)}: `, item] as const)
    return { container: value, items, close: '}', isFirst: true }
  }
  return undefined
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', "'": "\\'", '\n': '\\n' }

function atom(value: Value): string {
  if (value === null) return 'None'
  if (value === true) return 'True'
  if (value === false) return 'False'
  if (typeof value === 'number') return `${value}`
  if (typeof value === 'string') return `'${value.replace(/[\\'\n]/g, (character) => ESCAPES[character] ?? character)}'`
  throw new TypeError('this value has no repr')
}

export function unreachable(all: readonly Node[], roots: readonly Node[]): Node[][] {
  const numbers = new Map(all.map((node, number) => [node, number]))
  const numberOf = (node: Node): number => {
    const number = numbers.get(node)
    if (number === undefined) throw new RangeError(`unknown object ${node.name}`)
    return number
  }
  const edges = all.map(({ references }) => references.map(numberOf))
  const counts = all.map(() => 0)
  for (const to of edges.flat()) counts[to]! += 1

  const isGone = all.map(() => false)
  const used = roots.map(numberOf)
  while (used.length > 0) {
    const number = used.pop()!
    if (isGone[number]) continue
    isGone[number] = true
    for (const to of edges[number]!) {
      counts[to]! -= 1
      used.push(to)
    }
  }
  const free = counts.flatMap((count, number) => (count === 0 && !isGone[number] ? [number] : []))
  while (free.length > 0) {
    const number = free.pop()!
    isGone[number] = true
    for (const to of edges[number]!) {
      counts[to]! -= 1
      if (counts[to] === 0 && !isGone[to]) free.push(to)
    }
  }
  return groups(all, edges, isGone)
}

function groups(all: readonly Node[], edges: readonly (readonly number[])[], isGone: readonly boolean[]): Node[][] {
  const parents = all.map((_, number) => number)
  const find = (number: number): number => {
    let top = number
    while (parents[top] !== top) {
      parents[top] = parents[parents[top]!]!
      top = parents[top]!
    }
    return top
  }
  for (const [from, targets] of edges.entries()) {
    if (isGone[from]) continue
    for (const to of targets) if (!isGone[to]) parents[Math.max(find(from), find(to))] = Math.min(find(from), find(to))
  }
  const islands = new Map<number, Node[]>()
  for (const [number, node] of all.entries()) {
    if (isGone[number]) continue
    const top = find(number)
    if (!islands.has(top)) islands.set(top, [])
    islands.get(top)?.push(node)
  }
  return [...islands.values()]
}
