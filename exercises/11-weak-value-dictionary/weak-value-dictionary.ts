/**
 * A dictionary that refers to its values weakly: it finds a value for as long as somebody else holds it, and keeps none
 * alive by itself. Python's counterpart is `weakref.WeakValueDictionary`; the interface is that of a `Map`.
 *
 * An entry is there for exactly as long as its value is alive. Once the value is dead, no method knows of the entry any
 * more, whether or not its clean-up has run; and when that has run, nothing is left of it, its key included.
 *
 * Your task: fill in the bodies. You may add private fields, methods and functions as you like.
 */

/** Keys are held strongly, for as long as their values live, and compared as `Map` compares them. */
export class WeakValueDictionary<K, V extends object> {
  /**
   * @param entries are taken over in their order, as by `update`: an array of pairs, a `Map`, another dictionary
   * @throws TypeError for a value that is no object (a function is one): nobody can refer to a number weakly
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
   * Puts `value` under `key`. If it replaces a living value, the entry keeps its place in the order; otherwise, also
   * after a dead one, it comes last. (Python: `d[key] = value`)
   *
   * @returns the dictionary itself, as `Map` does
   * @throws TypeError when `value` is no object; the dictionary is then as it was
   */
  set(key: K, value: V): this {
    void value
    throw notYet(`set(${String(key)}, ...)`)
  }

  /**
   * The living value under `key`; where there is none, `value`, which is put there first.
   * (Python: `d.setdefault(key, value)`)
   *
   * @throws TypeError when `value` is to be put there and is no object
   */
  setDefault(key: K, value: V): V {
    void value
    throw notYet(`setDefault(${String(key)}, ...)`)
  }

  /** Takes the living value under `key` out, and gives it; or gives `undefined`. (Python: `d.pop(key, None)`) */
  pop(key: K): V | undefined {
    throw notYet(`pop(${String(key)})`)
  }

  /** Takes the last living entry out, and gives it; or gives `undefined`. (Python: `d.popitem()`, or `KeyError`) */
  popItem(): [K, V] | undefined {
    throw notYet('popItem')
  }

  /**
   * Forgets `key` and its value. True if the value was alive. (Python: `del d[key]`, which raises `KeyError` if not.)
   */
  delete(key: K): boolean {
    throw notYet(`delete(${String(key)})`)
  }

  /** Forgets every key and value. */
  clear(): void {
    throw notYet('clear')
  }

  /** Puts all these entries in, as `set` does, one after the other. (Python: `d.update(entries)`, `d |= entries`) */
  update(entries: Iterable<readonly [K, V]>): void {
    void entries
    throw notYet('update')
  }

  /** Another dictionary, as weak as this one, with the same living entries in the same order. (Python: `d.copy()`) */
  copy(): WeakValueDictionary<K, V> {
    throw notYet('copy')
  }

  /** The keys of the living values. (Python: `d.keys()`; a dictionary that is iterated over gives them, too.) */
  keys(): IterableIterator<K> {
    throw notYet('keys')
  }

  /** The living values. (Python: `d.values()`) */
  values(): IterableIterator<V> {
    throw notYet('values')
  }

  /**
   * The living values with their keys, oldest entry first. An entry that dies, or is deleted, before its turn is passed
   * over. Between two steps the iterator keeps no value alive, but perhaps the one that it gave last. The same holds for
   * `keys` and `values`. (Python: `d.items()`, where deleting during iteration is a `RuntimeError`)
   */
  entries(): IterableIterator<[K, V]> {
    throw notYet('entries')
  }

  /** The same as `entries`, as with `Map`. */
  [Symbol.iterator](): IterableIterator<[K, V]> {
    throw notYet('iteration')
  }
}

function notYet(what: string): Error {
  return new Error(
    `Not written yet: ${what}. Start in weak-value-dictionary.ts, with the constructor; README.md tells the task.`,
  )
}
