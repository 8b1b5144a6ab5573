// The built-in WeakSet says who is a member, and an array of weak references in which order. It may hold references to
// the dead, and to what is no member any more: whoever walks it passes over both, and it is swept when somebody has
// died.

/** A set that refers to its members weakly, by Python's name: it shadows the built-in one. */
export class WeakSet<T extends object> {
  #members = new globalThis.WeakSet<T>()
  #references: WeakRef<T>[] = []
  readonly #registry = new FinalizationRegistry<undefined>(() => {
    this.#sweep()
  })

  constructor(items: Iterable<T> = []) {
    this.update(items)
  }

  get size(): number {
    return this.values().reduce((size) => size + 1, 0)
  }

  has(item: T): boolean {
    return this.#members.has(item)
  }

  add(item: T): this {
    if (this.#members.has(item)) return this
    this.#references.push(new WeakRef(item))
    this.#members.add(item)
    this.#registry.register(item, undefined, item)
    return this
  }

  delete(item: T): boolean {
    this.#registry.unregister(item)
    if (!this.#members.delete(item)) return false
    this.#sweep()
    return true
  }

  pop(): T | undefined {
    const item = this.#references.findLast((reference) => reference.deref() !== undefined)?.deref()
    if (item !== undefined) this.delete(item)
    return item
  }

  clear(): void {
    for (const item of this.values()) this.#registry.unregister(item)
    this.#members = new globalThis.WeakSet()
    this.#references = []
  }

  copy(): WeakSet<T> {
    return this.#where(() => true)
  }

  values(): IteratorObject<T, undefined> {
    return this.#references.values().flatMap((reference) => {
      const item = reference.deref()
      return item !== undefined && this.#members.has(item) ? [item] : []
    })
  }

  keys(): IteratorObject<T, undefined> {
    return this.values()
  }

  [Symbol.iterator](): IteratorObject<T, undefined> {
    return this.values()
  }

  union(others: Iterable<T>): WeakSet<T> {
    const result = this.copy()
    result.update(others)
    return result
  }

  intersection(others: Iterable<T>): WeakSet<T> {
    const known = new Set(others)
    return this.#where((item) => known.has(item))
  }

  difference(others: Iterable<T>): WeakSet<T> {
    const known = new Set(others)
    return this.#where((item) => !known.has(item))
  }

  symmetricDifference(others: Iterable<T>): WeakSet<T> {
    const known = new Set(others)
    const result = this.difference(known)
    for (const item of known) if (!this.has(item)) result.add(item)
    return result
  }

  update(items: Iterable<T>): void {
    for (const item of items) this.add(item)
  }

  intersectionUpdate(others: Iterable<T>): void {
    this.#become(this.intersection(others))
  }

  differenceUpdate(others: Iterable<T>): void {
    this.#become(this.difference(others))
  }

  symmetricDifferenceUpdate(others: Iterable<T>): void {
    this.#become(this.symmetricDifference(others))
  }

  isSubsetOf(others: Iterable<T>): boolean {
    return this.difference(others).size === 0
  }

  isSupersetOf(others: Iterable<T>): boolean {
    return Iterator.from(others).every((item) => this.has(item))
  }

  isDisjointFrom(others: Iterable<T>): boolean {
    return !Iterator.from(others).some((item) => this.has(item))
  }

  #where(belongs: (item: T) => boolean): WeakSet<T> {
    return new WeakSet(this.values().filter(belongs))
  }

  #become(other: WeakSet<T>): void {
    const items = [...other]
    this.clear()
    this.update(items)
  }

  /** A new array: iterators walk the one they began with. */
  #sweep(): void {
    this.#references = this.#references.filter((reference) => {
      const item = reference.deref()
      return item !== undefined && this.#members.has(item)
    })
  }
}
