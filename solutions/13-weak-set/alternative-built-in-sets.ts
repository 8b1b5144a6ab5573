// Everything that a set operation needs is what the built-in Set has, for the time of one call: `living()` gives the
// members as such a set, its methods do the work, and a weak set is made of what they give. One registry serves all
// weak sets, and refers to them weakly.

interface Membership {
  readonly order: WeakRef<Set<Membership>>
  readonly item: WeakRef<object>
}

const registry = new FinalizationRegistry<WeakRef<Membership>>((held) => {
  const membership = held.deref()
  if (membership !== undefined) membership.order.deref()?.delete(membership)
})

/** A set that refers to its members weakly, by Python's name: it shadows the built-in one. */
export class WeakSet<T extends object> {
  readonly #order = new Set<Membership>()
  readonly #self = new WeakRef(this.#order)
  readonly #memberships = new WeakMap<T, Membership>()

  constructor(items?: Iterable<T>) {
    if (items !== undefined) this.update(items)
  }

  get size(): number {
    return this.#living().size
  }

  has(item: T): boolean {
    return this.#memberships.has(item)
  }

  add(item: T): this {
    if (this.has(item)) return this
    const membership = { order: this.#self, item: new WeakRef(item) }
    this.#order.add(membership)
    this.#memberships.set(item, membership)
    registry.register(item, new WeakRef(membership), membership)
    return this
  }

  delete(item: T): boolean {
    if (Object(item) !== item) throw new TypeError('only an object can be a member')
    const membership = this.#memberships.get(item)
    if (membership === undefined) return false
    registry.unregister(membership)
    this.#memberships.delete(item)
    return this.#order.delete(membership)
  }

  pop(): T | undefined {
    const last = [...this.#living()].at(-1)
    if (last !== undefined) this.delete(last)
    return last
  }

  clear(): void {
    for (const item of this.#living()) this.delete(item)
    this.#order.clear()
  }

  copy(): WeakSet<T> {
    return new WeakSet(this)
  }

  values(): IteratorObject<T, undefined> {
    return this.#order.values().flatMap(({ item }) => {
      const living = item.deref()
      return living === undefined ? [] : [living as T]
    })
  }

  keys(): IteratorObject<T, undefined> {
    return this.values()
  }

  [Symbol.iterator](): IteratorObject<T, undefined> {
    return this.values()
  }

  union(others: Iterable<T>): WeakSet<T> {
    return new WeakSet(this.#living().union(new Set(others)))
  }

  intersection(others: Iterable<T>): WeakSet<T> {
    return new WeakSet(this.#living().intersection(new Set(others)))
  }

  difference(others: Iterable<T>): WeakSet<T> {
    return new WeakSet(this.#living().difference(new Set(others)))
  }

  symmetricDifference(others: Iterable<T>): WeakSet<T> {
    return new WeakSet(this.#living().symmetricDifference(new Set(others)))
  }

  update(items: Iterable<T>): void {
    for (const item of items) this.add(item)
  }

  intersectionUpdate(others: Iterable<T>): void {
    for (const item of this.#living().difference(new Set(others))) this.delete(item)
  }

  differenceUpdate(others: Iterable<T>): void {
    for (const item of this.#living().intersection(new Set(others))) this.delete(item)
  }

  symmetricDifferenceUpdate(others: Iterable<T>): void {
    const theirs = new Set(others)
    const added = theirs.difference(this.#living())
    this.differenceUpdate(theirs)
    this.update(added)
  }

  isSubsetOf(others: Iterable<T>): boolean {
    return this.#living().isSubsetOf(new Set(others))
  }

  isSupersetOf(others: Iterable<T>): boolean {
    return this.#living().isSupersetOf(new Set(others))
  }

  isDisjointFrom(others: Iterable<T>): boolean {
    return this.#living().isDisjointFrom(new Set(others))
  }

  /** The living members, strongly: for one call, and never in a field. */
  #living(): Set<T> {
    return new Set(this.values())
  }
}
