/**
 * Who is a member has a mark on it: frozen objects cannot have one, and everybody can see it.
 *
 * @fails takes-any-object
 */
export class WeakSet<T extends object> {
  readonly #mark = Symbol('member')
  readonly #order = new Set<WeakRef<T>>()
  readonly #registry = new FinalizationRegistry<WeakRef<T>>((reference) => {
    this.#order.delete(reference)
  })

  constructor(items: Iterable<T> = []) {
    this.update(items)
  }

  get size(): number {
    return [...this.values()].length
  }

  has(item: T): boolean {
    return Object(item) === item && Object.hasOwn(item, this.#mark)
  }

  add(item: T): this {
    if (this.has(checked(item))) return this
    const reference = new WeakRef(item)
    Object.defineProperty(item, this.#mark, { value: reference, configurable: true })
    this.#order.add(reference)
    this.#registry.register(item, reference, reference)
    return this
  }

  delete(item: T): boolean {
    if (!this.has(checked(item))) return false
    const reference = Reflect.get(item, this.#mark) as WeakRef<T>
    this.#order.delete(reference)
    this.#registry.unregister(reference)
    return Reflect.deleteProperty(item, this.#mark)
  }

  pop(): T | undefined {
    for (const item of this) {
      this.delete(item)
      return item
    }
    return undefined
  }

  clear(): void {
    for (const item of this) this.delete(item)
  }

  copy(): WeakSet<T> {
    return new WeakSet(this)
  }

  *values(): Generator<T, undefined> {
    for (const reference of this.#order) {
      const item = reference.deref()
      if (item !== undefined) yield item
    }
  }

  keys(): IterableIterator<T> {
    return this.values()
  }

  [Symbol.iterator](): IterableIterator<T> {
    return this.values()
  }

  union(others: Iterable<T>): WeakSet<T> {
    const result = this.copy()
    result.update(others)
    return result
  }

  intersection(others: Iterable<T>): WeakSet<T> {
    const result = this.copy()
    result.intersectionUpdate(others)
    return result
  }

  difference(others: Iterable<T>): WeakSet<T> {
    const result = this.copy()
    result.differenceUpdate(others)
    return result
  }

  symmetricDifference(others: Iterable<T>): WeakSet<T> {
    const result = this.copy()
    result.symmetricDifferenceUpdate(others)
    return result
  }

  update(items: Iterable<T>): void {
    for (const item of items) this.add(item)
  }

  intersectionUpdate(others: Iterable<T>): void {
    const kept = new Set(others)
    for (const item of this) if (!kept.has(item)) this.delete(item)
  }

  differenceUpdate(others: Iterable<T>): void {
    for (const item of others) this.delete(item)
  }

  symmetricDifferenceUpdate(others: Iterable<T>): void {
    for (const item of new Set(others)) if (!this.delete(item)) this.add(item)
  }

  isSubsetOf(others: Iterable<T>): boolean {
    const known = new Set(others)
    for (const item of this) if (!known.has(item)) return false
    return true
  }

  isSupersetOf(others: Iterable<T>): boolean {
    for (const item of others) if (!this.has(item)) return false
    return true
  }

  isDisjointFrom(others: Iterable<T>): boolean {
    for (const item of others) if (this.has(item)) return false
    return true
  }
}

function checked<T extends object>(item: T): T {
  if (Object(item) === item) return item
  throw new TypeError(`a member must be an object, and not ${String(item)}`)
}
