/**
 * A built-in Set of the members: everything works, and none is ever let go.
 *
 * @fails lets-go-of-an-unused-member lets-go-after-every-use new-sets-are-weak the-dead-are-absent-at-once
 *   the-dead-are-not-popped operations-ignore-the-dead late-clean-up-spares-the-new iteration-passes-over-the-dead
 *   iteration-keeps-none-but-the-current leaves-nothing-of-the-dead
 */
export class WeakSet<T extends object> {
  readonly #items = new Set<T>()

  constructor(items: Iterable<T> = []) {
    this.update(items)
  }

  get size(): number {
    return this.#items.size
  }

  has(item: T): boolean {
    return this.#items.has(item)
  }

  add(item: T): this {
    this.#items.add(checked(item))
    return this
  }

  delete(item: T): boolean {
    return this.#items.delete(checked(item))
  }

  pop(): T | undefined {
    for (const item of this) {
      this.delete(item)
      return item
    }
    return undefined
  }

  clear(): void {
    this.#items.clear()
  }

  copy(): WeakSet<T> {
    return new WeakSet(this)
  }

  values(): IterableIterator<T> {
    return this.#items.values()
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
