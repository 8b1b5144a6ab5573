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

export class CycleCollector<O extends object> {
  readonly #heap: CountedHeap<O>
  readonly #isLegacy: boolean
  readonly #threshold: number
  readonly #garbage: O[] = []
  #isEnabled = true
  #allocations = 0

  constructor(heap: CountedHeap<O>, { legacy = false, threshold = 700 }: CollectorOptions = {}) {
    this.#heap = heap
    this.#isLegacy = legacy
    this.#threshold = threshold
  }

  collect(): number {
    const heap = this.#heap
    this.#allocations = 0
    const unreachable = this.#unreachableOf(heap.lists())
    const left = this.#isLegacy ? this.#leftOf(unreachable) : new Set<O>()
    const collected = unreachable.filter((list) => !left.has(list))

    const callbacks = collected.flatMap((list) => heap.killWeakRefs(list))
    for (const callback of callbacks) callback()
    for (const list of collected) if (heap.isAlive(list)) heap.call(list, () => heap.runFinalizer(list))
    const dead = this.#unreachableOf(collected.filter((list) => heap.isAlive(list)))
    for (const list of dead) if (heap.isAlive(list)) heap.call(list, () => heap.clear(list))
    return dead.length + left.size
  }

  get garbage(): readonly O[] {
    return [...this.#garbage]
  }

  get isEnabled(): boolean {
    return this.#isEnabled
  }

  enable(): void {
    this.#isEnabled = true
  }

  disable(): void {
    this.#isEnabled = false
  }

  allocated(): void {
    this.#allocations += 1
    if (this.#isEnabled && this.#allocations >= this.#threshold) this.collect()
  }

  /** Trial deletion: those of the lists that nothing but these lists holds. */
  #unreachableOf(lists: readonly O[]): O[] {
    const fromOutside = new Map(lists.map((list) => [list, this.#heap.getRefCount(list) - 1]))
    for (const list of lists) {
      for (const item of this.#heap.items(list)) {
        const count = fromOutside.get(item)
        if (count !== undefined) fromOutside.set(item, count - 1)
      }
    }
    const held = lists.filter((list) => fromOutside.get(list) !== 0)
    const reachable = this.#reachedFrom(held, new Set(lists))
    return lists.filter((list) => !reachable.has(list))
  }

  /** The lists themselves, and all of the others that they lead to. */
  #reachedFrom(lists: readonly O[], others: ReadonlySet<O>): Set<O> {
    const reached = new Set(lists)
    // A set goes on to what is added while it is walked over.
    for (const list of reached) {
      for (const item of this.#heap.items(list)) if (others.has(item)) reached.add(item)
    }
    return reached
  }

  /** What legacy mode leaves as it is. */
  #leftOf(unreachable: readonly O[]): Set<O> {
    const uncollectable = unreachable.filter((list) => this.#heap.hasFinalizer(list))
    this.#garbage.push(...uncollectable.filter((list) => !this.#garbage.includes(list)))
    return this.#reachedFrom(uncollectable, new Set(unreachable))
  }
}
