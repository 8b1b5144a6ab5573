import type { Handle, Heap, WeakReference } from '../reference-counting.ts'

/** One line of Python, and what CPython did: see graders/author/traces/record.py, which has recorded it. */
export interface Step {
  op: 'new' | 'bind' | 'del' | 'append' | 'pop' | 'clear' | 'weakref' | 'call' | 'collect'
  name?: string
  from?: string
  rescue?: string
  list?: string
  item?: string
  ref?: string
  target?: string
  arg?: string
  /** What `gc.collect()` returned, or the count inside of a call. */
  returned?: number
  /** What `sys.getrefcount` says of every bound name after the step. */
  refcounts: Readonly<Record<string, number>>
  finalized: readonly number[]
  freed: readonly number[]
  callbacks: readonly string[]
}

/** What a heap did in one step, in the form of a trace. */
type Did = Pick<Step, 'returned' | 'refcounts' | 'finalized' | 'freed' | 'callbacks'>

/**
 * Runs the steps on a new heap until it does anything but what CPython did.
 *
 * @param collect collects cycles, and returns how many objects it found
 * @returns the step that differs, as a sentence with what was expected and seen; undefined if there is none
 */
export function firstDifference(
  steps: readonly Step[],
  heap: Heap,
  collect: (heap: Heap) => number,
): string | undefined {
  const story = new Story(heap, collect)
  for (const [index, step] of steps.entries()) {
    const did = story.take(step)
    // The collector's own lists decide on the order in which it finalizes.
    const order = (did: Did) => (step.op === 'collect' ? inOrder(did) : did)
    for (const what of ['returned', 'finalized', 'callbacks', 'freed', 'refcounts'] as const) {
      const [expected, seen] = [JSON.stringify(order(step)[what]), JSON.stringify(order(did)[what])]
      if (expected !== seen) return `step ${index + 1}, ${pythonOf(step)}: expected ${what} ${expected}, got ${seen}`
    }
  }
  return undefined
}

class Story {
  readonly #heap: Heap
  readonly #collect: (heap: Heap) => number
  readonly #names = new Set<string>()
  readonly #weak = new Map<string, WeakReference>()
  readonly #finalized: number[] = []
  readonly #callbacks: string[] = []
  #living: Handle[] = []

  constructor(heap: Heap, collect: (heap: Heap) => number) {
    this.#heap = heap
    this.#collect = collect
  }

  take(step: Step): Did {
    const returned = this.#run(step)
    const freed = this.#living.filter((object) => !this.#heap.isAlive(object))
    this.#living = this.#living.filter((object) => this.#heap.isAlive(object))
    const counts = [...this.#names].toSorted().map((name) => [name, this.#heap.getRefCount(this.#heap.lookUp(name))])
    return {
      ...(returned !== undefined && { returned }),
      refcounts: Object.fromEntries(counts) as Record<string, number>,
      finalized: this.#finalized.splice(0),
      freed: freed.map(({ id }) => id).toSorted((a, b) => a - b),
      callbacks: this.#callbacks.splice(0),
    }
  }

  #run({
    op,
    name = '',
    from = '',
    rescue,
    list = '',
    item = '',
    ref = '',
    target = '',
    arg = '',
  }: Step): number | undefined {
    const heap = this.#heap
    if (op === 'new') this.#living.push(heap.newList(name, this.#finalizer(rescue)))
    if (op === 'bind') heap.bind(name, heap.lookUp(from))
    if (op === 'new' || op === 'bind') this.#names.add(name)
    if (op === 'del') {
      // Before: its finalizer may bind the name again.
      this.#names.delete(name)
      heap.unbind(name)
    }
    if (op === 'append') heap.append(heap.lookUp(list), heap.lookUp(item))
    if (op === 'pop') heap.pop(heap.lookUp(list))
    if (op === 'clear') heap.clear(heap.lookUp(list))
    if (op === 'weakref')
      this.#weak.set(
        ref,
        heap.weakRef(heap.lookUp(target), () => this.#callbacks.push(ref)),
      )
    if (op === 'call') return heap.call(heap.lookUp(arg), (object) => heap.getRefCount(object))
    return op === 'collect' ? this.#collect(heap) : undefined
  }

  #finalizer(rescue: string | undefined) {
    return (self: Handle) => {
      this.#finalized.push(self.id)
      if (rescue === undefined) return
      this.#names.add(rescue)
      this.#heap.bind(rescue, self)
    }
  }
}

function inOrder(did: Did): Did {
  return {
    ...did,
    finalized: did.finalized.toSorted((a, b) => a - b),
    callbacks: did.callbacks.toSorted((a, b) => a.localeCompare(b)),
  }
}

/** A step as a line of Python. */
export function pythonOf({ op, name, from, rescue, list, item, ref, target, arg }: Step): string {
  const lines: Record<Step['op'], string> = {
    new: `${name} = Node(${rescue === undefined ? '' : `rescue='${rescue}'`})`,
    bind: `${name} = ${from}`,
    del: `del ${name}`,
    append: `${list}.append(${item})`,
    pop: `${list}.pop()`,
    clear: `${list}.clear()`,
    weakref: `${ref} = weakref.ref(${target}, callback)`,
    call: `test(${arg})`,
    collect: 'gc.collect()',
  }
  return `\`${lines[op]}\``
}
