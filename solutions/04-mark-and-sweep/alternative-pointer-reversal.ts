// Marks without a stack, as Deutsch, Schorr and Waite do: on the way down, the slot that was followed refers back to where the walk came
// from, and on the way up it gets its object again. All objects hang together in a linked list, which the sweep goes along.

export interface Handle {
  readonly isHandle: true
}

export interface Work {
  marked: number
  swept: number
}

interface Cell {
  readonly slots: (Cell | undefined)[]
  /** How many handles have not been released. */
  handles: number
  /** The slot that the walk has come to; `UNMARKED` if it has not been here. */
  place: number
  next: Cell | undefined
}

const UNMARKED = -1

class Root implements Handle {
  readonly isHandle = true
  readonly #heap: MarkSweepHeap
  /** `undefined` once the handle is released. */
  #cell: Cell | undefined

  constructor(heap: MarkSweepHeap, cell: Cell) {
    this.#heap = heap
    this.#cell = cell
    cell.handles += 1
  }

  static cellOf(heap: MarkSweepHeap, handle: Handle): Cell {
    return Root.#checked(heap, handle)[1]
  }

  static release(heap: MarkSweepHeap, handle: Handle): void {
    const [root, cell] = Root.#checked(heap, handle)
    root.#cell = undefined
    cell.handles -= 1
  }

  static #checked(heap: MarkSweepHeap, handle: Handle): [Root, Cell] {
    if (!(handle instanceof Root) || handle.#heap !== heap) throw new TypeError('not a handle that this heap has made')
    if (handle.#cell === undefined) throw new ReferenceError('the handle has been released')
    return [handle, handle.#cell]
  }
}

export class MarkSweepHeap {
  #newest: Cell | undefined
  #size = 0
  #marked = 0
  #swept = 0

  get size(): number {
    return this.#size
  }

  get work(): Work {
    return { marked: this.#marked, swept: this.#swept }
  }

  allocate(slots: number): Handle {
    if (!Number.isSafeInteger(slots) || slots < 0) throw new RangeError('the number of slots is 0, 1, 2 and so on')
    const cell = { slots: Array.from<undefined>({ length: slots }), handles: 0, place: UNMARKED, next: this.#newest }
    this.#newest = cell
    this.#size += 1
    return new Root(this, cell)
  }

  set(object: Handle, slot: number, target: Handle | undefined): void {
    const { slots } = Root.cellOf(this, object)
    const to = target === undefined ? undefined : Root.cellOf(this, target)
    slots[checked(slot, slots.length)] = to
  }

  get(object: Handle, slot: number): Handle | undefined {
    const { slots } = Root.cellOf(this, object)
    const target = slots[checked(slot, slots.length)]
    return target === undefined ? undefined : new Root(this, target)
  }

  isSame(one: Handle, other: Handle): boolean {
    return Root.cellOf(this, one) === Root.cellOf(this, other)
  }

  release(handle: Handle): void {
    Root.release(this, handle)
  }

  collect(): number {
    this.#marked = 0
    this.#swept = 0
    for (let cell = this.#newest; cell !== undefined; cell = cell.next) {
      if (cell.handles > 0 && cell.place === UNMARKED) this.#markFrom(cell)
    }
    this.#sweep()
    const freed = this.#size - this.#marked
    this.#size = this.#marked
    return freed
  }

  #markFrom(root: Cell): void {
    let above: Cell | undefined
    let here = this.#enter(root)
    for (;;) {
      if (here.place < here.slots.length) {
        const child = here.slots[here.place]
        if (child === undefined || child.place !== UNMARKED) {
          here.place += 1
          continue
        }
        here.slots[here.place] = above
        above = here
        here = this.#enter(child)
      } else {
        if (above === undefined) return
        const further: Cell | undefined = above.slots[above.place]
        above.slots[above.place] = here
        above.place += 1
        here = above
        above = further
      }
    }
  }

  #enter(cell: Cell): Cell {
    cell.place = 0
    this.#marked += 1
    return cell
  }

  #sweep(): void {
    let kept: Cell | undefined
    for (let cell = this.#newest; cell !== undefined; cell = cell.next) {
      this.#swept += 1
      const isMarked = cell.place !== UNMARKED
      cell.place = UNMARKED
      if (isMarked) kept = cell
      else if (kept === undefined) this.#newest = cell.next
      else kept.next = cell.next
    }
  }
}

function checked(slot: number, length: number): number {
  if (Number.isInteger(slot) && slot >= 0 && slot < length) return slot
  throw new RangeError(`no slot ${String(slot)} among ${length}`)
}
