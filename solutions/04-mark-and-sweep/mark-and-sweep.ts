export interface Handle {
  readonly isHandle: true
}

export interface Work {
  marked: number
  swept: number
}

interface Cell {
  readonly slots: (Cell | undefined)[]
  isMarked: boolean
}

class Root implements Handle {
  readonly isHandle = true
  readonly heap: MarkSweepHeap

  constructor(heap: MarkSweepHeap) {
    this.heap = heap
  }
}

export class MarkSweepHeap {
  readonly #roots = new Map<Handle, Cell>()
  #cells: Cell[] = []
  #work: Work = { marked: 0, swept: 0 }

  allocate(slots: number): Handle {
    if (!Number.isInteger(slots) || slots < 0) throw new RangeError(`${String(slots)} is not a number of slots`)
    const cell: Cell = { slots: Array.from({ length: slots }, () => undefined), isMarked: false }
    this.#cells.push(cell)
    return this.#newHandle(cell)
  }

  set(object: Handle, slot: number, target: Handle | undefined): void {
    const cell = this.#cellOf(object)
    const to = target === undefined ? undefined : this.#cellOf(target)
    checkSlot(cell, slot)
    cell.slots[slot] = to
  }

  get(object: Handle, slot: number): Handle | undefined {
    const cell = this.#cellOf(object)
    checkSlot(cell, slot)
    const target = cell.slots[slot]
    return target && this.#newHandle(target)
  }

  isSame(one: Handle, other: Handle): boolean {
    return this.#cellOf(one) === this.#cellOf(other)
  }

  release(handle: Handle): void {
    this.#cellOf(handle)
    this.#roots.delete(handle)
  }

  collect(): number {
    const swept = this.#cells.length
    const marked = this.#mark()
    this.#cells = this.#cells.filter(({ isMarked }) => isMarked)
    for (const cell of this.#cells) cell.isMarked = false
    this.#work = { marked, swept }
    return swept - marked
  }

  get size(): number {
    return this.#cells.length
  }

  get work(): Work {
    return { ...this.#work }
  }

  /** Marks what the roots lead to, and returns how many objects that are. */
  #mark(): number {
    let marked = 0
    const grey: Cell[] = []
    const reach = (cell: Cell | undefined) => {
      if (cell === undefined || cell.isMarked) return
      cell.isMarked = true
      marked += 1
      grey.push(cell)
    }
    for (const cell of this.#roots.values()) reach(cell)
    for (let cell = grey.pop(); cell !== undefined; cell = grey.pop()) cell.slots.forEach(reach)
    return marked
  }

  #newHandle(cell: Cell): Handle {
    const handle = new Root(this)
    this.#roots.set(handle, cell)
    return handle
  }

  #cellOf(handle: Handle): Cell {
    const cell = this.#roots.get(handle)
    if (cell !== undefined) return cell
    if (handle instanceof Root && handle.heap === this) throw new ReferenceError('this handle has been released')
    throw new TypeError('this is not a handle of this heap')
  }
}

function checkSlot({ slots }: Cell, slot: number): void {
  if (!Number.isInteger(slot) || slot < 0 || slot >= slots.length) {
    throw new RangeError(`there is no slot ${String(slot)}, only ${slots.length} of them`)
  }
}
