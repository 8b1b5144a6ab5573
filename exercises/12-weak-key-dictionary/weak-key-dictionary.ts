/**
 * A dictionary with weak references to its keys: it stores a value for an object as long as that object is alive, and
 * does not keep it alive. Python's counterpart is `weakref.WeakKeyDictionary`; the interface is that of a `Map`. Unlike
 * JavaScript's `WeakMap`, it can be counted, listed and cleared.
 *
 * An entry exists exactly as long as its key is alive. Once the key is dead, every method treats the entry as absent,
 * whether or not its clean-up has run; and after the clean-up nothing is left of the entry, including its value. Nothing
 * is left of a deleted or cleared entry either, even if its key lives on.
 *
 * Your task: fill in the bodies. You may add private fields, methods and functions.
 */

/**
 * Keys are objects (a function is an object), and compared by identity. Values may be anything, including `undefined`,
 * and are held strongly as long as their keys are alive. A value may lead to its own key: that keeps neither alive.
 *
 * Every method but `has` throws a `TypeError` for a key that is not an object, because a number cannot be weakly
 * referenced (Python: "cannot create weak reference to 'int' object"). Some symbols can: you may accept or reject them.
 */
export class WeakKeyDictionary<K extends object, V> {
  /**
   * @param entries pairs that are stored in order, as with `update`: an array of pairs, a `Map`, another dictionary
   */
  constructor(entries?: Iterable<readonly [K, V]>) {
    void entries
    throw notYet('a WeakKeyDictionary')
  }

  /** How many keys are alive. (Python: `len(d)`) */
  get size(): number {
    throw notYet('size')
  }

  /** The value under `key`, or `undefined`. (Python: `d.get(key)`; `d[key]` raises `KeyError` instead.) */
  get(key: K): V | undefined {
    void key
    throw notYet('get')
  }

  /** Whether `key` is present; false for a key that is not an object. (Python: `key in d`) */
  has(key: K): boolean {
    void key
    throw notYet('has')
  }

  /**
   * Stores `value` under `key`. An existing key keeps its place in the order; a new key comes last.
   * (Python: `d[key] = value`)
   *
   * @returns the dictionary itself, like `Map`
   */
  set(key: K, value: V): this {
    void key
    void value
    throw notYet('set')
  }

  /**
   * Returns the value under `key`; if the key is absent, stores `value` there and returns it.
   * (Python: `d.setdefault(key, value)`)
   */
  setDefault(key: K, value: V): V {
    void key
    void value
    throw notYet('setDefault')
  }

  /** Removes and returns the value under `key`, or returns `undefined`. (Python: `d.pop(key, None)`) */
  pop(key: K): V | undefined {
    void key
    throw notYet('pop')
  }

  /** Removes and returns the last living entry, or returns `undefined`. (Python: `d.popitem()`, or `KeyError`) */
  popItem(): [K, V] | undefined {
    throw notYet('popItem')
  }

  /** Removes `key` and its value. Returns whether the key was present. (Python: `del d[key]`, or `KeyError`) */
  delete(key: K): boolean {
    void key
    throw notYet('delete')
  }

  /** Removes every key and value. */
  clear(): void {
    throw notYet('clear')
  }

  /** Stores all these entries with `set`, one after the other. (Python: `d.update(entries)`, `d |= entries`) */
  update(entries: Iterable<readonly [K, V]>): void {
    void entries
    throw notYet('update')
  }

  /** A new dictionary, as weak as this one, with the same living entries in the same order. (Python: `d.copy()`) */
  copy(): WeakKeyDictionary<K, V> {
    throw notYet('copy')
  }

  /** The living keys. (Python: `d.keys()`, or iterating over the dictionary itself.) */
  keys(): IterableIterator<K> {
    throw notYet('keys')
  }

  /** The values of the living keys. (Python: `d.values()`) */
  values(): IterableIterator<V> {
    throw notYet('values')
  }

  /**
   * The living keys with their values, oldest entry first. Skips an entry that is deleted or whose key dies before its
   * turn; an entry that is added meanwhile may be yielded or not, as you like. Between two steps the iterator keeps no
   * entry alive, except perhaps the one that it yielded last. The same holds for `keys` and `values`.
   * (Python: `d.items()`, where deleting during iteration is a `RuntimeError`)
   */
  entries(): IterableIterator<[K, V]> {
    throw notYet('entries')
  }

  /** The same as `entries`, like `Map`. */
  [Symbol.iterator](): IterableIterator<[K, V]> {
    throw notYet('iteration')
  }
}

function notYet(what: string): Error {
  return new Error(
    `Not written yet: ${what}. Start in weak-key-dictionary.ts, with set and get; README.md describes the task.`,
  )
}
