/**
 * A set that refers to its members weakly: it knows who belongs to it for as long as they live, and keeps none alive.
 * Python's counterpart is `weakref.WeakSet`, and it has the name from there. Beware: **it shadows JavaScript's own
 * `WeakSet`** wherever it is imported, and in this file. That one is still there as `globalThis.WeakSet`; it can
 * neither be counted nor listed, and knows no set operations.
 *
 * A member that is dead is absent to every method, whether or not its clean-up has run; and when that has run, nothing
 * is left of it. Nor is anything left of one that was deleted or cleared, even if it lives on.
 *
 * Your task: fill in the bodies. You may add private fields, methods and functions as you like.
 */

/**
 * Members are objects (a function is one), and compared by identity. `add` and `delete` of anything else is a
 * `TypeError`, because nobody can refer to a number weakly (Python: "cannot create weak reference to 'int' object"); so
 * is whatever would make anything else a member. Where `others` are only looked for, do as you like with it.
 *
 * Wherever `items` or `others` are asked for, anything that can be iterated over will do, and it is iterated over once
 * at most: an array, a generator, a built-in `Set`, another weak set, this set itself.
 */
export class WeakSet<T extends object> {
  /**
   * @param items become the first members
   * @throws TypeError when one of them is no object
   */
  constructor(items?: Iterable<T>) {
    void items
    throw notYet('a WeakSet')
  }

  /** How many members are alive. (Python: `len(s)`) */
  get size(): number {
    throw notYet('size')
  }

  /** Whether `item` is a member; false for what is no object. (Python: `item in s`) */
  has(item: T): boolean {
    void item
    throw notYet('has')
  }

  /**
   * Makes `item` a member, the last one in the order; if it is one already, it stays where it is. (Python:
   * `s.add(item)`)
   *
   * @returns the set itself, as the built-in `Set` does
   */
  add(item: T): this {
    void item
    throw notYet('add')
  }

  /**
   * Forgets `item`. True if it was a member. (Python: `s.discard(item)`; `s.remove(item)` raises `KeyError` if not.)
   */
  delete(item: T): boolean {
    void item
    throw notYet('delete')
  }

  /** Takes some living member out, whichever, and gives it; or gives `undefined`. (Python: `s.pop()`, or `KeyError`) */
  pop(): T | undefined {
    throw notYet('pop')
  }

  /** Forgets every member. */
  clear(): void {
    throw notYet('clear')
  }

  /** Another weak set with the same living members, in the same order. (Python: `s.copy()`) */
  copy(): WeakSet<T> {
    throw notYet('copy')
  }

  /**
   * The living members, oldest first. One that dies, or is deleted, before its turn is passed over. Between two steps
   * the iterator keeps no member alive, but perhaps the one that it gave last. (Python: `iter(s)`, in no order)
   */
  values(): IterableIterator<T> {
    throw notYet('values')
  }

  /**
   * The same as `values`, as with `Set`. With `size`, `has` and `keys` this is *set-like*: a built-in set takes it,
   * too, as in `new Set(...).union(weakSet)`.
   */
  keys(): IterableIterator<T> {
    throw notYet('keys')
  }

  /** The same as `values`, as with `Set`. */
  [Symbol.iterator](): IterableIterator<T> {
    throw notYet('iteration')
  }

  /** A new weak set of the members of either. (Python: `s | others`, `s.union(others)`) */
  union(others: Iterable<T>): WeakSet<T> {
    void others
    throw notYet('union')
  }

  /** A new weak set of the members of both. (Python: `s & others`, `s.intersection(others)`) */
  intersection(others: Iterable<T>): WeakSet<T> {
    void others
    throw notYet('intersection')
  }

  /** A new weak set of those members that are not among `others`. (Python: `s - others`, `s.difference(others)`) */
  difference(others: Iterable<T>): WeakSet<T> {
    void others
    throw notYet('difference')
  }

  /**
   * A new weak set of what is in one of the two, and not in both. (Python: `s ^ others`,
   * `s.symmetric_difference(others)`)
   */
  symmetricDifference(others: Iterable<T>): WeakSet<T> {
    void others
    throw notYet('symmetricDifference')
  }

  /** Makes every one of `items` a member. (Python: `s |= items`, `s.update(items)`) */
  update(items: Iterable<T>): void {
    void items
    throw notYet('update')
  }

  /** Forgets every member that is not among `others`. (Python: `s &= others`, `s.intersection_update(others)`) */
  intersectionUpdate(others: Iterable<T>): void {
    void others
    throw notYet('intersectionUpdate')
  }

  /** Forgets every member that is among `others`. (Python: `s -= others`, `s.difference_update(others)`) */
  differenceUpdate(others: Iterable<T>): void {
    void others
    throw notYet('differenceUpdate')
  }

  /**
   * Forgets the members that are among `others`, and adds those others that were none. One that stands among `others`
   * twice counts once. (Python: `s ^= others`, `s.symmetric_difference_update(others)`)
   */
  symmetricDifferenceUpdate(others: Iterable<T>): void {
    void others
    throw notYet('symmetricDifferenceUpdate')
  }

  /** Whether every living member is among `others`. (Python: `s <= others`, `s.issubset(others)`) */
  isSubsetOf(others: Iterable<T>): boolean {
    void others
    throw notYet('isSubsetOf')
  }

  /** Whether every one of `others` is a member. (Python: `s >= others`, `s.issuperset(others)`) */
  isSupersetOf(others: Iterable<T>): boolean {
    void others
    throw notYet('isSupersetOf')
  }

  /** Whether no living member is among `others`. (Python: `s.isdisjoint(others)`) */
  isDisjointFrom(others: Iterable<T>): boolean {
    void others
    throw notYet('isDisjointFrom')
  }
}

function notYet(what: string): Error {
  return new Error(`Not written yet: ${what}. Start in weak-set.ts, with the constructor; README.md tells the task.`)
}
