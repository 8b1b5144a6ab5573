/**
 * A dictionary that refers to its keys weakly: it tells something about an object for as long as that object lives, and
 * keeps no key alive. Python's counterpart is `weakref.WeakKeyDictionary`; the interface is that of a `Map`. Unlike
 * JavaScript's `WeakMap`, it can be counted, listed and cleared.
 *
 * An entry is there for exactly as long as its key is alive. Once the key is dead, no method knows of the entry any
 * more, whether or not its clean-up has run; and when that has run, nothing is left of it, its value included. Nor is
 * anything left of an entry that was deleted or cleared, though its key live on.
 *
 * Your task: fill in the bodies. You may add private fields, methods and functions as you like.
 */

/**
 * Keys are objects (a function is one), and compared by identity. Values may be anything, `undefined` too, and are held
 * strongly for as long as their keys live. A value may lead to its own key: that keeps neither of them.
 *
 * A key that is no object is a `TypeError` in every method but `has`, for nobody can refer to a number weakly (Python:
 * "cannot create weak reference to 'int' object"). JavaScript can refer weakly to some symbols: take them or not, as you
 * like.
 */
export class WeakKeyDictionary<K extends object, V> {
  /**
   * @param entries are taken over in their order, as by `update`: an array of pairs, a `Map`, another dictionary
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

  /** Whether `key` is there; false for what is no object. (Python: `key in d`) */
  has(key: K): boolean {
    void key
    throw notYet('has')
  }

  /**
   * Puts `value` under `key`. A key that is there already keeps its place in the order; a new one comes last.
   * (Python: `d[key] = value`)
   *
   * @returns the dictionary itself, as `Map` does
   */
  set(key: K, value: V): this {
    void key
    void value
    throw notYet('set')
  }

  /**
   * The value under `key`; if the key is not there, `value`, which is put there first.
   * (Python: `d.setdefault(key, value)`)
   */
  setDefault(key: K, value: V): V {
    void key
    void value
    throw notYet('setDefault')
  }

  /** Takes the value under `key` out, and gives it; or gives `undefined`. (Python: `d.pop(key, None)`) */
  pop(key: K): V | undefined {
    void key
    throw notYet('pop')
  }

  /** Takes the last living entry out, and gives it; or gives `undefined`. (Python: `d.popitem()`, or `KeyError`) */
  popItem(): [K, V] | undefined {
    throw notYet('popItem')
  }

  /** Forgets `key` and its value. True if it was there. (Python: `del d[key]`, which raises `KeyError` if not.) */
  delete(key: K): boolean {
    void key
    throw notYet('delete')
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
  copy(): WeakKeyDictionary<K, V> {
    throw notYet('copy')
  }

  /** The living keys. (Python: `d.keys()`; a dictionary that is iterated over gives them, too.) */
  keys(): IterableIterator<K> {
    throw notYet('keys')
  }

  /** The values of the living keys. (Python: `d.values()`) */
  values(): IterableIterator<V> {
    throw notYet('values')
  }

  /**
   * The living keys with their values, oldest entry first. An entry whose key dies, or that is deleted, before its turn
   * is passed over; whether one that is added meanwhile gets a turn is up to you. An iterator that waits between two
   * steps keeps no entry alive but perhaps the one that it gave last. The same holds for `keys` and `values`.
   * (Python: `d.items()`, where deleting during iteration is a `RuntimeError`)
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
    `Not written yet: ${what}. Start in weak-key-dictionary.ts, with set and get; README.md tells the task.`,
  )
}
