/**
 * `pop` gives a member and leaves it where it was.
 *
 * @fails pop-takes-out the-dead-are-not-popped
 */
export class WeakSet<T extends object> {
  #references = new WeakMap<T, WeakRef<T>>()
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
    return this.#references.has(item)
  }

  add(item: T): this {
    if (this.#references.has(checked(item))) return this
    const reference = new WeakRef(item)
    this.#references.set(item, reference)
    this.#order.add(reference)
    this.#registry.register(item, reference, reference)
    return this
  }

  delete(item: T): boolean {
    const reference = this.#references.get(checked(item))
    if (reference === undefined) return false
    this.#order.delete(reference)
    this.#registry.unregister(reference)
    return this.#references.delete(item)
  }

  pop(): T | undefined {
    for (const item of this) {
      return item
    }
    return undefined
  }

  clear(): void {
    for (const reference of this.#order) this.#registry.unregister(reference)
    this.#order.clear()
    this.#references = new WeakMap()
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
