/**
 * Trial deletion as Bacon and Rajan paint it: grey while its count is taken apart, black when something outside holds it, white when
 * nothing does.
 */
export interface CountedHeap<O extends object> {
  lists(): O[]
  items(list: O): O[]
  getRefCount(list: O): number
  clear(list: O): void
  call<R>(list: O, body: (list: O) => R): R
  isAlive(list: O): boolean
  hasFinalizer(list: O): boolean
  runFinalizer(list: O): void
  killWeakRefs(list: O): (() => void)[]
}

export interface CollectorOptions {
  legacy?: boolean
  threshold?: number
}

type Colour = 'grey' | 'black' | 'white'

class Node<O extends object> {
  readonly list: O
  readonly children: Node<O>[] = []
  colour: Colour = 'grey'
  outside: number

  constructor(list: O, references: number) {
    this.list = list
    this.outside = references
  }
}

export class CycleCollector<O extends object> {
  garbage: readonly O[] = []
  isEnabled = true
  #heap: CountedHeap<O>
  #options: Required<CollectorOptions>
  #untilCollection: number

  constructor(heap: CountedHeap<O>, options: CollectorOptions = {}) {
    this.#heap = heap
    this.#options = { legacy: false, threshold: 700, ...options }
    this.#untilCollection = this.#options.threshold
  }

  enable(): void {
    this.isEnabled = true
  }

  disable(): void {
    this.isEnabled = false
  }

  allocated(): void {
    this.#untilCollection -= 1
    if (this.#untilCollection <= 0 && this.isEnabled) this.collect()
  }

  collect(): number {
    this.#untilCollection = this.#options.threshold
    const white = this.#white(this.#heap.lists())
    const kept = this.#options.legacy ? this.#keepFinalizable(white) : 0
    const doomed = white.filter(({ colour }) => colour === 'white').map(({ list }) => list)
    this.#bury(doomed)
    const dead = this.#white(doomed.filter((list) => this.#heap.isAlive(list)))
    for (const { list } of dead) this.#whileAlive(list, () => this.#heap.clear(list))
    return dead.length + kept
  }

  /** The graph of the lists, painted: those that stay white. */
  #white(lists: readonly O[]): Node<O>[] {
    const nodes = new Map(lists.map((list) => [list, new Node(list, this.#heap.getRefCount(list) - 1)]))
    for (const node of nodes.values()) {
      for (const item of this.#heap.items(node.list)) {
        const child = nodes.get(item)
        if (child === undefined) continue
        node.children.push(child)
        child.outside -= 1
      }
    }
    for (const node of nodes.values()) if (node.outside > 0) paint(node, 'black')
    const white = [...nodes.values()].filter(({ colour }) => colour === 'grey')
    for (const node of white) node.colour = 'white'
    return white
  }

  #keepFinalizable(white: readonly Node<O>[]): number {
    const finalizable = white.filter(({ list }) => this.#heap.hasFinalizer(list))
    this.garbage = [...new Set([...this.garbage, ...finalizable.map(({ list }) => list)])]
    for (const node of finalizable) paint(node, 'black')
    return white.filter(({ colour }) => colour === 'black').length
  }

  #bury(lists: readonly O[]): void {
    const told = lists.flatMap((list) => this.#heap.killWeakRefs(list))
    for (const tell of told) tell()
    for (const list of lists) this.#whileAlive(list, () => this.#heap.runFinalizer(list))
  }

  #whileAlive(list: O, body: () => void): void {
    if (this.#heap.isAlive(list)) this.#heap.call(list, body)
  }
}

/** Paints a node, and all that it leads to. */
function paint<O extends object>(start: Node<O>, colour: Colour): void {
  const rest = [start]
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (node.colour === colour) continue
    node.colour = colour
    for (const child of node.children) rest.push(child)
  }
}
