/**
 * A weak cache: it makes large objects on demand and shares them for as long as they are in use, but keeps none alive by
 * itself, except what `keepRecent` asks for. Python's counterpart is a function around `weakref.WeakValueDictionary`.
 *
 * Your task: fill in the bodies. You may add private fields, methods and functions as you like.
 */

/** Settings that both caches understand. */
export interface WeakCacheOptions {
  /**
   * How many of the most recently used values the cache holds strongly, so that they survive even if nothing else
   * holds them. A whole number, 0 or more; 0, the default, holds none. Anything else is a `RangeError`.
   */
  keepRecent?: number
}

/** A cache whose values are made at once. Keys are compared as `Map` compares them. There is no `set`. */
export class WeakCache<K, V extends object> {
  /**
   * @param create makes the value for a key that has none, or returns one that another key already has. It must return an
   *   object (a function is an object): for anything else `get` throws a `TypeError`, because a number, say, cannot be
   *   weakly referenced (Python: "cannot create weak reference to 'int' object")
   */
  constructor(create: (key: K) => V, options: WeakCacheOptions = {}) {
    void create
    void options
    throw notYet('a WeakCache')
  }

  /** How many values are alive. */
  get size(): number {
    throw notYet('size')
  }

  /**
   * The value for `key`: the living value if there is one, else a new one, made by `create`. This is a *use*.
   * If `create` throws, so does `get`, and nothing is cached.
   */
  get(key: K): V {
    throw notYet(`get(${String(key)})`)
  }

  /** The living value for `key`, or `undefined`. Never creates, and does not count as a use. */
  peek(key: K): V | undefined {
    throw notYet(`peek(${String(key)})`)
  }

  /** Whether `key` has a living value. */
  has(key: K): boolean {
    throw notYet(`has(${String(key)})`)
  }

  /** Forgets `key` and its value. True if the value was alive. (Python: `del d[key]`, which raises `KeyError` if not.) */
  delete(key: K): boolean {
    throw notYet(`delete(${String(key)})`)
  }

  /** Forgets every key and value. */
  clear(): void {
    throw notYet('clear')
  }

  /** The keys of the living values, in the order in which these were made. */
  keys(): IterableIterator<K> {
    throw notYet('keys')
  }

  /** The living values, in the order in which they were made. A value that dies before its turn is skipped. */
  values(): IterableIterator<V> {
    throw notYet('values')
  }

  /** The living values with their keys, in the order in which they were made. */
  entries(): IterableIterator<[K, V]> {
    throw notYet('entries')
  }

  /** The same as `entries`. */
  [Symbol.iterator](): IterableIterator<[K, V]> {
    throw notYet('iteration')
  }
}

/**
 * A cache whose values arrive by promise. A value enters the cache, and counts as used, when the promise from `create` is
 * fulfilled: until then it is absent to `peek`, `has`, `size` and iteration.
 */
export class AsyncWeakCache<K, V extends object> {
  /**
   * @param create makes the value for a key that has none. If it throws, or its promise rejects, the promise of
   *   `get` rejects with that error; if it promises anything but an object, with a `TypeError`. Nothing is cached then
   */
  constructor(create: (key: K) => Promise<V>, options: WeakCacheOptions = {}) {
    void create
    void options
    throw notYet('an AsyncWeakCache')
  }

  /** How many values are alive. */
  get size(): number {
    throw notYet('size')
  }

  /**
   * A promise of the value for `key`. All requests while the value is being made get the same value: `create` is called
   * once. Never throws: every error arrives through the promise.
   */
  get(key: K): Promise<V> {
    throw notYet(`get(${String(key)})`)
  }

  /** The living value for `key`, or `undefined`. Never creates, and does not count as a use. */
  peek(key: K): V | undefined {
    throw notYet(`peek(${String(key)})`)
  }

  /** Whether `key` has a living value. */
  has(key: K): boolean {
    throw notYet(`has(${String(key)})`)
  }

  /**
   * Forgets `key` and its value. True if the value was alive. For a value that is still being made it returns false: that
   * value reaches the requests that wait for it, but does not enter the cache, and the next `get` makes another.
   */
  delete(key: K): boolean {
    throw notYet(`delete(${String(key)})`)
  }

  /** Forgets every key and value, and those still being made as `delete` does. */
  clear(): void {
    throw notYet('clear')
  }

  /** The keys of the living values, in the order in which these were made. */
  keys(): IterableIterator<K> {
    throw notYet('keys')
  }

  /** The living values, in the order in which they were made. A value that dies before its turn is skipped. */
  values(): IterableIterator<V> {
    throw notYet('values')
  }

  /** The living values with their keys, in the order in which they were made. */
  entries(): IterableIterator<[K, V]> {
    throw notYet('entries')
  }

  /** The same as `entries`. */
  [Symbol.iterator](): IterableIterator<[K, V]> {
    throw notYet('iteration')
  }
}

function notYet(what: string): Error {
  return new Error(
    `Not written yet: ${what}. Start in weak-cache.ts, with the constructor; README.md describes the task.`,
  )
}
