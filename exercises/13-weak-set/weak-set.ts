/**
 * A set that refers to its members weakly: it knows its members while they live, and keeps none of them alive. Python's
 * counterpart is `weakref.WeakSet`, from which it has its name. Beware: **it shadows JavaScript's own `WeakSet`**
 * wherever it is imported, and in this file. The built-in one is still available as `globalThis.WeakSet`; it cannot be
 * counted or listed, and has no set operations.
 *
 * A dead member is absent to every method, whether or not its clean-up has run; after the clean-up, nothing is left of
 * it. Nothing is left of a member that was deleted or cleared either, even if it lives on.
 *
 * Your task: fill in the bodies. You may add private fields, methods and functions as you like.
 */

/**
 * Members are objects (a function is an object), compared by identity. `add` and `delete` of anything else throw a
 * `TypeError`, because a number cannot be weakly referenced (Python: "cannot create weak reference to 'int' object"), and
 * so does every other method that would make it a member. Where non-objects among `others` are only looked up, you may
 * throw or ignore them.
 *
 * `items` and `others` may be any iterable, which is iterated over at most once: an array, a generator, a built-in `Set`,
 * another weak set, this set itself.
 */
export class WeakSet<T extends object> {
  /**
   * @param items the first members
   * @throws TypeError when one of them is not an object
   */
  constructor(items?: Iterable<T>) {
    void items
    throw notYet('a WeakSet')
  }

  /** How many members are alive. (Python: `len(s)`) */
  get size(): number {
    throw notYet('size')
  }

  /** Whether `item` is a member; false for a non-object. (Python: `item in s`) */
  has(item: T): boolean {
    void item
    throw notYet('has')
  }

  /**
   * Makes `item` a member, last in the order; a member that is already there keeps its place. (Python:
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

  /** Removes any living member and returns it, or returns `undefined`. (Python: `s.pop()`, or `KeyError`) */
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
   * The living members, oldest first. A member that dies or is deleted before its turn is skipped. Between two steps the
   * iterator keeps no member alive, except perhaps the one that it yielded last. (Python: `iter(s)`, in no order)
   */
  values(): IterableIterator<T> {
    throw notYet('values')
  }

  /**
   * The same as `values`, as with `Set`. With `size`, `has` and `keys` a weak set is *set-like*: methods of a built-in
   * set accept it, as in `new Set(...).union(weakSet)`.
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
   * A new weak set of what is in exactly one of the two. (Python: `s ^ others`,
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
   * Forgets the members that are among `others`, and adds those of `others` that were not members. An object that is among
   * `others` twice counts once. (Python: `s ^= others`, `s.symmetric_difference_update(others)`)
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
  return new Error(
    `Not written yet: ${what}. Start in weak-set.ts, with the constructor; README.md describes the task.`,
  )
}
