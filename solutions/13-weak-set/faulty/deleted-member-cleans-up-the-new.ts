/**
 * Places in the list are used again, and no clean-up is called off: a deleted member that dies clears the place of
 * its successor.
 *
 * @fails iterates-in-order deleted-clean-up-spares-the-new leaves-nothing-of-the-deleted
 */
export class WeakSet<T extends object> {
  #references = new WeakMap<T, number>()
  readonly #order: (WeakRef<T> | undefined)[] = []
  readonly #free: number[] = []
  readonly #registry = new FinalizationRegistry<number>((place) => {
    this.#order[place] = undefined
    this.#free.push(place)
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
    const place = this.#free.pop() ?? this.#order.length
    this.#references.set(item, place)
    this.#order[place] = new WeakRef(item)
    this.#registry.register(item, place)
    return this
  }

  delete(item: T): boolean {
    const place = this.#references.get(checked(item))
    if (place === undefined) return false
    this.#order[place] = undefined
    this.#free.push(place)
    return this.#references.delete(item)
  }

  pop(): T | undefined {
    for (const item of this) {
      this.delete(item)
      return item
    }
    return undefined
  }

  clear(): void {
    this.#free.length = 0
    this.#order.length = 0
    this.#references = new WeakMap()
  }

  copy(): WeakSet<T> {
    return new WeakSet(this)
  }

  *values(): Generator<T, undefined> {
    for (const reference of this.#order) {
      const item = reference?.deref()
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
