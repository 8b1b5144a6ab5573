/** An object becomes old in the second minor collection that it survives. */
export const PROMOTION_AGE = 2

/** Refers to one object of a heap, and is a root until it is released. */
export class Handle {
  readonly kind = 'handle'
}

interface Cell {
  readonly fields: Map<string, Cell>
  generation: 'young' | 'old'
  age: number
}

/** A simulated heap with a nursery, an old space and a remembered set between them. */
export class GenerationalHeap {
  readonly #roots = new Map<Handle, Cell>()
  #nursery = new Set<Cell>()
  #old = new Set<Cell>()
  /** Old cells that may refer to young ones. */
  #remembered = new Set<Cell>()
  #visited = 0

  allocate(): Handle {
    const cell: Cell = { fields: new Map(), generation: 'young', age: 0 }
    this.#nursery.add(cell)
    return this.#handle(cell)
  }

  store(from: Handle, name: string, to: Handle | null): void {
    const source = this.#cell(from)
    if (to === null) {
      source.fields.delete(name)
      return
    }
    const target = this.#cell(to)
    source.fields.set(name, target)
    this.#barrier(source, target)
  }

  load(from: Handle, name: string): Handle | undefined {
    const target = this.#cell(from).fields.get(name)
    return target === undefined ? undefined : this.#handle(target)
  }

  same(a: Handle, b: Handle): boolean {
    return this.#cell(a) === this.#cell(b)
  }

  generation(handle: Handle): 'young' | 'old' {
    return this.#cell(handle).generation
  }

  release(handle: Handle): void {
    this.#cell(handle)
    this.#roots.delete(handle)
  }

  get youngSize(): number {
    return this.#nursery.size
  }

  get oldSize(): number {
    return this.#old.size
  }

  get visited(): number {
    return this.#visited
  }

  minor(): number {
    const before = this.#nursery.size
    const survivors = new Set<Cell>()
    const reach = (cell: Cell) => {
      if (cell.generation === 'young') survivors.add(cell)
    }
    for (const cell of this.#roots.values()) reach(cell)
    for (const cell of this.#remembered) this.#visit(cell, reach)
    // A Set also yields what is added to it during the loop, which makes it the queue of the search.
    for (const cell of survivors) this.#visit(cell, reach)
    this.#nursery = survivors
    const promoted = this.#promote(survivors)
    for (const cell of this.#remembered) if (!refersToYoung(cell)) this.#remembered.delete(cell)
    for (const cell of promoted) if (refersToYoung(cell)) this.#remembered.add(cell)
    return before - survivors.size - promoted.length
  }

  major(): number {
    const before = this.#nursery.size + this.#old.size
    const reached = new Set(this.#roots.values())
    for (const cell of reached) this.#visit(cell, (target) => reached.add(target))
    this.#nursery = this.#nursery.intersection(reached)
    this.#old = this.#old.intersection(reached)
    this.#remembered = this.#remembered.intersection(reached)
    return before - reached.size
  }

  #promote(survivors: Set<Cell>): Cell[] {
    const promoted: Cell[] = []
    for (const cell of survivors) {
      cell.age += 1
      if (cell.age < PROMOTION_AGE) continue
      cell.generation = 'old'
      survivors.delete(cell)
      this.#old.add(cell)
      promoted.push(cell)
    }
    return promoted
  }

  #visit(cell: Cell, reach: (target: Cell) => void): void {
    this.#visited += 1
    for (const target of cell.fields.values()) reach(target)
  }

  #barrier(source: Cell, target: Cell): void {
    if (source.generation === 'old' && target.generation === 'young') this.#remembered.add(source)
  }

  #handle(cell: Cell): Handle {
    const handle = new Handle()
    this.#roots.set(handle, cell)
    return handle
  }

  #cell(handle: Handle): Cell {
    if (!(handle instanceof Handle)) throw new TypeError('this is not a Handle; pass what allocate or load returned')
    const cell = this.#roots.get(handle)
    if (cell === undefined) {
      throw new ReferenceError('this handle was released, or belongs to another heap; keep a handle until its last use')
    }
    return cell
  }
}

function refersToYoung(cell: Cell): boolean {
  return cell.fields.values().some((target) => target.generation === 'young')
}
