/**
 * Objects are numbers, and places of freed objects are used again. A mark is the number of the collection that has set it, so no sweep has
 * to take it away.
 */
export interface Handle {
  readonly isHandle: true
}

export interface Work {
  marked: number
  swept: number
}

const NOTHING = -1

class Root implements Handle {
  readonly isHandle = true
  /** Its object, until it is released. */
  #object: number | undefined
  readonly #heap: MarkSweepHeap

  constructor(heap: MarkSweepHeap, object: number) {
    this.#heap = heap
    this.#object = object
  }

  static objectOf(handle: Handle, heap: MarkSweepHeap): number {
    if (typeof handle !== 'object' || handle === null || !(#object in handle) || handle.#heap !== heap) {
      throw new TypeError('not a handle of this heap')
    }
    if (handle.#object === undefined) throw new ReferenceError('a released handle')
    return handle.#object
  }

  static release(handle: Root): void {
    handle.#object = undefined
  }
}

export class MarkSweepHeap {
  work: Work = { marked: 0, swept: 0 }
  #slots: (number[] | undefined)[] = []
  #marks: number[] = []
  #free: number[] = []
  #roots = new Set<Root>()
  #collections = 0

  get size(): number {
    return this.#slots.length - this.#free.length
  }

  allocate(slots: number): Handle {
    if (!(Number.isInteger(slots) && slots >= 0)) throw new RangeError('slots must be a whole number, 0 or more')
    const object = this.#free.pop() ?? this.#slots.length
    this.#slots[object] = Array.from({ length: slots }, () => NOTHING)
    this.#marks[object] = 0
    return this.#root(object)
  }

  set(object: Handle, slot: number, target: Handle | undefined): void {
    const from = Root.objectOf(object, this)
    const to = target === undefined ? NOTHING : Root.objectOf(target, this)
    this.#slotsOf(from, slot)[slot] = to
  }

  get(object: Handle, slot: number): Handle | undefined {
    const target = this.#slotsOf(Root.objectOf(object, this), slot)[slot] ?? NOTHING
    return target === NOTHING ? undefined : this.#root(target)
  }

  isSame(one: Handle, other: Handle): boolean {
    return Root.objectOf(one, this) === Root.objectOf(other, this)
  }

  release(handle: Handle): void {
    Root.objectOf(handle, this)
    this.#roots.delete(handle as Root)
    Root.release(handle as Root)
  }

  collect(): number {
    this.#collections += 1
    const swept = this.size
    const found = [...this.#roots].map((root) => Root.objectOf(root, this))
    let marked = 0
    while (found.length > 0) {
      const object = found.pop() ?? NOTHING
      if (this.#marks[object] === this.#collections) continue
      this.#marks[object] = this.#collections
      marked += 1
      for (const target of this.#slots[object] ?? []) if (target !== NOTHING) found.push(target)
    }
    for (const [object, slots] of this.#slots.entries()) {
      if (slots === undefined || this.#marks[object] === this.#collections) continue
      this.#slots[object] = undefined
      this.#free.push(object)
    }
    this.work = { marked, swept }
    return swept - marked
  }

  #root(object: number): Handle {
    const root = new Root(this, object)
    this.#roots.add(root)
    return root
  }

  #slotsOf(object: number, slot: number): number[] {
    const slots = this.#slots[object] ?? []
    if (!(Number.isInteger(slot) && slot in slots)) throw new RangeError(`slot ${slot} of ${slots.length}`)
    return slots
  }
}
