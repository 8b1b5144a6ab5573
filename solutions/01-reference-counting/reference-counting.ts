const SMALLEST_CACHED = -5
const LARGEST_CACHED = 256
const IMMORTAL = 2 ** 32 - 1

/** An object of a heap, as an address is: it refers to the object, and counts as no reference. */
export interface Handle {
  readonly id: number
}

export interface WeakReference {
  target(): Handle | undefined
}

export type Finalizer = (self: Handle) => void
export type WeakCallback = (reference: WeakReference) => void

interface Weak {
  readonly reference: WeakReference
  readonly callback: WeakCallback | undefined
  isDead: boolean
}

interface Cell {
  readonly handle: Handle
  count: number
  /** What a list holds; nothing for an integer. */
  items: Cell[] | undefined
  readonly value: number | undefined
  finalizer: Finalizer | undefined
  isFreed: boolean
  weak: Weak[]
}

export class Heap {
  readonly #cells = new WeakMap<Handle, Cell>()
  readonly #living = new Set<Cell>()
  readonly #names = new Map<string, Cell>()
  readonly #smallIntegers = new Map<number, Cell>()
  readonly #ignored: unknown[] = []
  #nextId = 0

  newList(name: string, finalizer?: Finalizer): Handle {
    return this.#bindNew(name, { items: [], value: undefined, finalizer })
  }

  newInteger(name: string, value: number): Handle {
    if (!Number.isInteger(value)) throw new TypeError(`an integer must be a whole number, not ${String(value)}`)
    if (value < SMALLEST_CACHED || value > LARGEST_CACHED) {
      return this.#bindNew(name, { items: undefined, value, finalizer: undefined })
    }
    const cell = this.#smallIntegers.get(value) ?? this.#newCell({ items: undefined, value, finalizer: undefined })
    this.#smallIntegers.set(value, cell)
    this.#setName(name, cell)
    return cell.handle
  }

  bind(name: string, target: Handle): void {
    this.#setName(name, this.#cellOf(target))
  }

  unbind(name: string): void {
    const cell = this.#cellNamed(name)
    this.#names.delete(name)
    this.#release(cell)
  }

  lookUp(name: string): Handle {
    return this.#cellNamed(name).handle
  }

  append(list: Handle, item: Handle): void {
    const [items, cell] = [this.#itemsOf(list), this.#cellOf(item)]
    cell.count += 1
    items.push(cell)
  }

  pop(list: Handle): void {
    const item = this.#itemsOf(list).pop()
    if (item === undefined) throw new RangeError('pop from empty list')
    this.#release(item)
  }

  clear(list: Handle): void {
    const items = this.#itemsOf(list).splice(0)
    for (const item of items.toReversed()) this.#release(item)
  }

  items(list: Handle): Handle[] {
    return this.#itemsOf(list).map(({ handle }) => handle)
  }

  valueOf(integer: Handle): number {
    const { value } = this.#cellOf(integer)
    if (value === undefined) throw new TypeError('a list has items, and not a value')
    return value
  }

  getRefCount(object: Handle): number {
    const cell = this.#cellOf(object)
    return this.#isImmortal(cell) ? IMMORTAL : cell.count + 1
  }

  call<R>(argument: Handle, body: (argument: Handle) => R): R {
    const cell = this.#cellOf(argument)
    cell.count += 1
    try {
      return body(argument)
    } finally {
      this.#release(cell)
    }
  }

  weakRef(target: Handle, callback?: WeakCallback): WeakReference {
    const cell = this.#cellOf(target)
    if (cell.items === undefined) throw new TypeError("cannot create weak reference to 'int' object")
    const weak: Weak = {
      reference: { target: () => (weak.isDead ? undefined : cell.handle) },
      callback,
      isDead: false,
    }
    cell.weak.push(weak)
    return weak.reference
  }

  isAlive(object: Handle): boolean {
    return !this.#known(object).isFreed
  }

  get size(): number {
    return this.#living.size
  }

  get ignoredErrors(): readonly unknown[] {
    return [...this.#ignored]
  }

  lists(): Handle[] {
    return [...this.#living].filter(({ items }) => items !== undefined).map(({ handle }) => handle)
  }

  hasFinalizer(list: Handle): boolean {
    return this.#cellOf(list).finalizer !== undefined
  }

  runFinalizer(list: Handle): void {
    const cell = this.#cellOf(list)
    const { finalizer } = cell
    cell.finalizer = undefined
    if (finalizer) this.#ignoringErrors(() => finalizer(cell.handle))
  }

  killWeakRefs(list: Handle): (() => void)[] {
    const weak = this.#cellOf(list).weak.splice(0).toReversed()
    for (const each of weak) each.isDead = true
    return weak.flatMap(({ reference, callback }) =>
      callback ? [() => this.#ignoringErrors(() => callback(reference))] : [],
    )
  }

  /** Drops one reference, and whatever falls with it, in CPython's order: one item's whole downfall before the next item. */
  #release(cell: Cell): void {
    const dropped = [cell]
    for (let next = dropped.pop(); next !== undefined; next = dropped.pop()) {
      if (this.#isImmortal(next)) continue
      next.count -= 1
      if (next.count > 0 || !this.#dies(next)) continue
      // The last one is popped first.
      for (const item of next.items?.splice(0) ?? []) dropped.push(item)
    }
  }

  /** Finalizes an object whose count is zero; false if the finalizer has rescued it. */
  #dies(cell: Cell): boolean {
    // Whatever the finalizer does with the object must not bring its count to zero again.
    cell.count = 1
    this.runFinalizer(cell.handle)
    cell.count -= 1
    if (cell.count > 0) return false
    const callbacks = this.killWeakRefs(cell.handle)
    cell.isFreed = true
    this.#living.delete(cell)
    for (const callback of callbacks) callback()
    return true
  }

  #ignoringErrors(run: () => void): void {
    try {
      run()
    } catch (error) {
      this.#ignored.push(error)
    }
  }

  #bindNew(name: string, parts: Pick<Cell, 'items' | 'value' | 'finalizer'>): Handle {
    const cell = this.#newCell(parts)
    this.#living.add(cell)
    this.#setName(name, cell)
    return cell.handle
  }

  #newCell(parts: Pick<Cell, 'items' | 'value' | 'finalizer'>): Cell {
    const cell: Cell = { handle: Object.freeze({ id: this.#nextId++ }), count: 0, isFreed: false, weak: [], ...parts }
    this.#cells.set(cell.handle, cell)
    return cell
  }

  #setName(name: string, cell: Cell): void {
    const old = this.#names.get(name)
    cell.count += 1
    this.#names.set(name, cell)
    if (old) this.#release(old)
  }

  #cellNamed(name: string): Cell {
    const cell = this.#names.get(name)
    if (cell === undefined) throw new ReferenceError(`name '${name}' is not defined`)
    return cell
  }

  #known(handle: Handle): Cell {
    const cell = this.#cells.get(handle)
    if (cell === undefined) throw new TypeError('this is not a handle of this heap')
    return cell
  }

  #cellOf(handle: Handle): Cell {
    const cell = this.#known(handle)
    if (cell.isFreed) throw new ReferenceError(`object ${handle.id} has been freed`)
    return cell
  }

  #itemsOf(list: Handle): Cell[] {
    const { items } = this.#cellOf(list)
    if (items === undefined) throw new TypeError('an integer has no items')
    return items
  }

  #isImmortal({ value }: Cell): boolean {
    return value !== undefined && value >= SMALLEST_CACHED && value <= LARGEST_CACHED
  }
}
