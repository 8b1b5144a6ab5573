// Objects are numbers, ages lie in an array, and the remembered set holds slots (owner and field) as V8's does. A minor
// collection reads the slots, and visits no old object at all.

/** An object becomes old in the second minor collection that it survives. */
export const PROMOTION_AGE = 2

/** Refers to one object of a heap, and is a root until it is released. */
export class Handle {
  readonly kind = 'handle'
}

/** A simulated heap with a nursery, an old space and remembered slots between them. */
export class GenerationalHeap {
  readonly #roots = new Map<Handle, number>()
  readonly #fields = new Map<number, Map<string, number>>()
  readonly #ages: number[] = []
  #young: number[] = []
  readonly #slots = new Map<number, Set<string>>()
  #visited = 0

  allocate(): Handle {
    const id = this.#ages.length
    this.#ages.push(0)
    this.#young.push(id)
    this.#fields.set(id, new Map())
    return this.#root(id)
  }

  store(from: Handle, name: string, to: Handle | null): void {
    const owner = this.#id(from)
    const target = to === null ? undefined : this.#id(to)
    this.#forgetSlot(owner, name)
    if (target === undefined) {
      this.#fieldsOf(owner).delete(name)
      return
    }
    this.#fieldsOf(owner).set(name, target)
    this.#rememberSlot(owner, name, target)
  }

  load(from: Handle, name: string): Handle | undefined {
    const target = this.#fieldsOf(this.#id(from)).get(name)
    return target === undefined ? undefined : this.#root(target)
  }

  same(a: Handle, b: Handle): boolean {
    return this.#id(a) === this.#id(b)
  }

  generation(handle: Handle): 'young' | 'old' {
    return this.#isOld(this.#id(handle)) ? 'old' : 'young'
  }

  release(handle: Handle): void {
    this.#id(handle)
    this.#roots.delete(handle)
  }

  get youngSize(): number {
    return this.#young.length
  }

  get oldSize(): number {
    return this.#fields.size - this.#young.length
  }

  get visited(): number {
    return this.#visited
  }

  minor(): number {
    const starts = [...this.#roots.values()]
    for (const [owner, names] of this.#slots) {
      for (const name of names) starts.push(this.#fieldsOf(owner).get(name)!)
    }
    const survivors = this.#search(starts, (id) => !this.#isOld(id))
    const freed = this.#free(this.#young, survivors)
    for (const id of survivors) this.#ages[id]! += 1
    this.#young = [...survivors].filter((id) => !this.#isOld(id))
    const owners = [...this.#slots.keys(), ...[...survivors].filter((id) => this.#isOld(id))]
    this.#slots.clear()
    for (const owner of owners) {
      for (const [name, target] of this.#fieldsOf(owner)) this.#rememberSlot(owner, name, target)
    }
    return freed
  }

  major(): number {
    const reached = this.#search([...this.#roots.values()], () => true)
    const freed = this.#free([...this.#fields.keys()], reached)
    this.#young = this.#young.filter((id) => reached.has(id))
    return freed
  }

  #search(starts: number[], wanted: (id: number) => boolean): Set<number> {
    const found = new Set<number>()
    const stack = starts
    for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
      if (found.has(id) || !wanted(id)) continue
      found.add(id)
      this.#visited += 1
      for (const target of this.#fieldsOf(id).values()) stack.push(target)
    }
    return found
  }

  #free(ids: number[], survivors: Set<number>): number {
    const garbage = ids.filter((id) => !survivors.has(id))
    for (const id of garbage) {
      this.#fields.delete(id)
      this.#slots.delete(id)
    }
    return garbage.length
  }

  #rememberSlot(owner: number, name: string, target: number): void {
    if (!this.#isOld(owner) || this.#isOld(target)) return
    const names = this.#slots.get(owner) ?? new Set()
    this.#slots.set(owner, names.add(name))
  }

  #forgetSlot(owner: number, name: string): void {
    this.#slots.get(owner)?.delete(name)
  }

  #isOld(id: number): boolean {
    return this.#ages[id]! >= PROMOTION_AGE
  }

  #fieldsOf(id: number): Map<string, number> {
    return this.#fields.get(id)!
  }

  #root(id: number): Handle {
    const handle = new Handle()
    this.#roots.set(handle, id)
    return handle
  }

  #id(handle: Handle): number {
    if (!(handle instanceof Handle)) throw new TypeError('this is not a Handle')
    const id = this.#roots.get(handle)
    if (id === undefined) throw new ReferenceError('this handle was released, or belongs to another heap')
    return id
  }
}
