/**
 * A dictionary with weak references to its values: it finds a value as long as something else holds it, and does not
 * keep it alive. Python's counterpart is `weakref.WeakValueDictionary`; the interface is that of a `Map`.
 *
 * An entry exists exactly as long as its value is alive. Once the value is dead, every method treats the entry as absent,
 * whether or not its clean-up has run; and after the clean-up nothing is left of the entry, including its key.
 *
 * Your task: fill in the bodies. You may add private fields, methods and functions.
 */

/** Keys are held strongly as long as their values are alive, and compared as `Map` compares them. */
export class WeakValueDictionary<K, V extends object> {
  /**
   * @param entries pairs that are stored in order, as with `update`: an array of pairs, a `Map`, another dictionary
   * @throws TypeError for a value that is not an object (a function is an object): a number cannot be weakly referenced
   *   (Python: "cannot create weak reference to 'int' object")
   */
  constructor(entries?: Iterable<readonly [K, V]>) {
    void entries
    throw notYet('a WeakValueDictionary')
  }

  /** How many values are alive. (Python: `len(d)`) */
  get size(): number {
    throw notYet('size')
  }

  /** The living value under `key`, or `undefined`. (Python: `d.get(key)`; `d[key]` raises `KeyError` instead.) */
  get(key: K): V | undefined {
    throw notYet(`get(${String(key)})`)
  }

  /** Whether there is a living value under `key`. (Python: `key in d`) */
  has(key: K): boolean {
    throw notYet(`has(${String(key)})`)
  }

  /**
   * Stores `value` under `key`. If it replaces a living value, the entry keeps its place in the order; otherwise, and also
   * if the old value is dead, the entry comes last. (Python: `d[key] = value`)
   *
   * @returns the dictionary itself, like `Map`
   * @throws TypeError if `value` is not an object; the dictionary does not change then
   */
  set(key: K, value: V): this {
    void value
    throw notYet(`set(${String(key)}, ...)`)
  }

  /**
   * Returns the living value under `key`; if there is none, stores `value` there and returns it.
   * (Python: `d.setdefault(key, value)`)
   *
   * @throws TypeError if `value` would have to be stored and is not an object
   */
  setDefault(key: K, value: V): V {
    void value
    throw notYet(`setDefault(${String(key)}, ...)`)
  }

  /** Removes and returns the living value under `key`, or returns `undefined`. (Python: `d.pop(key, None)`) */
  pop(key: K): V | undefined {
    throw notYet(`pop(${String(key)})`)
  }

  /** Removes and returns the last living entry, or returns `undefined`. (Python: `d.popitem()`, or `KeyError`) */
  popItem(): [K, V] | undefined {
    throw notYet('popItem')
  }

  /**
   * Removes `key` and its value. Returns whether the value was alive. (Python: `del d[key]`, or `KeyError`)
   */
  delete(key: K): boolean {
    throw notYet(`delete(${String(key)})`)
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
  copy(): WeakValueDictionary<K, V> {
    throw notYet('copy')
  }

  /** The keys of the living values. (Python: `d.keys()`, or iterating over the dictionary itself.) */
  keys(): IterableIterator<K> {
    throw notYet('keys')
  }

  /** The living values. (Python: `d.values()`) */
  values(): IterableIterator<V> {
    throw notYet('values')
  }

  /**
   * The living values with their keys, oldest entry first. Skips an entry that dies or is deleted before its
   * turn. Between two steps the iterator keeps no value alive, except perhaps the one that it yielded last. The same holds
   * for `keys` and `values`. (Python: `d.items()`, where deleting during iteration is a `RuntimeError`)
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
    `Not written yet: ${what}. Start in weak-value-dictionary.ts, with the constructor; README.md describes the task.`,
  )
}
