/**
 * Notes in a buffer outside the JavaScript heap when each member came.
 *
 * @fails leaves-nothing-of-the-dead leaves-nothing-of-the-deleted
 */
/** A set that refers to its members weakly, by Python's name: it shadows the built-in one. */
export class WeakSet<T extends object> {
  #references = new WeakMap<T, WeakRef<T>>()
  /** What a WeakMap lacks: its keys, listed. A reference whose member has died stays until its clean-up. */
  readonly #order = new Set<WeakRef<T>>()
  #times = new Float64Array(16)
  #noted = 0
  // The callback leads to this object and nothing but this object leads to the registry, so all of it can go at once.
  readonly #registry = new FinalizationRegistry<WeakRef<T>>((reference) => {
    this.#order.delete(reference)
  })

  constructor(items: Iterable<T> = []) {
    this.update(items)
  }

  /** Counted, for the dead whose clean-up is yet to come still have their places. */
  get size(): number {
    let size = 0
    for (const reference of this.#order) if (reference.deref() !== undefined) size += 1
    return size
  }

  has(item: T): boolean {
    return this.#references.has(item)
  }

  add(item: T): this {
    if (this.#references.has(checkedObject(item))) return this
    const reference = new WeakRef(item)
    this.#references.set(item, reference)
    this.#order.add(reference)
    this.#note(performance.now())
    this.#registry.register(item, reference, reference)
    return this
  }

  #note(time: number): void {
    if (this.#noted === this.#times.length) {
      const longer = new Float64Array(2 * this.#noted)
      longer.set(this.#times)
      this.#times = longer
    }
    this.#times[this.#noted++] = time
  }

  delete(item: T): boolean {
    const reference = this.#references.get(checkedObject(item))
    if (reference === undefined) return false
    this.#order.delete(reference)
    // Else every time a member comes and goes would leave a registration, for as long as it lives.
    this.#registry.unregister(reference)
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
    // Strong, but no longer than this call lasts. Nothing dies meanwhile anyway: what was dereferenced stays for the
    // job.
    const kept = new Set(others)
    for (const item of this) if (!kept.has(item)) this.delete(item)
  }

  differenceUpdate(others: Iterable<T>): void {
    for (const item of others) this.delete(item)
  }

  symmetricDifferenceUpdate(others: Iterable<T>): void {
    // A built-in set, so that nobody is taken out and put in again by being named twice.
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

function checkedObject<T extends object>(item: T): T {
  if ((typeof item === 'object' && item !== null) || typeof item === 'function') return item
  throw new TypeError(`a member must be an object, and not ${String(item)}: nobody can refer to a primitive weakly`)
}
