import { expect } from '#gc'

/**
 * A test suite for weak caches. You write no cache: you write the tests, and caches that are correct and caches that are
 * faulty say what the tests are worth.
 *
 * Your task: fill `suite`, at the end of this file. The interfaces say what a cache must do; leave them as they are. You
 * may add functions, classes and constants, and import from '#gc' whatever you need of the kit.
 */

/** Settings of a cache. */
export interface WeakCacheOptions {
  /**
   * How many of the most recently used values the cache holds strongly, so that they survive though nobody else holds
   * them. A whole number, 0 or more; 0, the default, holds none. Anything else is a `RangeError`. Whether a value under
   * two keys takes one place or two is not promised.
   */
  keepRecent?: number
}

/** The class that a test is given. */
export interface WeakCacheClass {
  /**
   * @param create makes the value for a key that has none, or gives one that another key has already. It must give an
   *   object (a function is one): for anything else, a symbol perhaps excepted, `get` throws a `TypeError`
   */
  new <K, V extends object>(create: (key: K) => V, options?: WeakCacheOptions): WeakCache<K, V>
}

/**
 * What every cache must do: share a value for as long as somebody uses it, but keep none alive by itself, except what
 * `keepRecent` asks for. Keys are compared as `Map` compares them.
 *
 * A dead value reads as absent from the moment of its death, before any clean-up callback has run: to `get`, `peek`,
 * `has`, `delete`, `size` and iteration alike. Later the clean-up removes its entry, key included; a newer entry under the
 * same key stays. The cache itself can be collected while its values live on.
 */
export interface WeakCache<K, V extends object> {
  /** How many values are alive; one that stands under two keys counts twice. */
  readonly size: number

  /**
   * The value for `key`: the living one if there is one, else a new one, for which `create` is called once, with the
   * key. This is a *use*. If `create` throws, so does `get`; nothing is cached then, and the next `get` tries again.
   */
  get(key: K): V

  /** The living value for `key`, or `undefined`. Never creates, and does not count as a use. */
  peek(key: K): V | undefined

  /** Whether `key` has a living value. Never creates, and does not count as a use. */
  has(key: K): boolean

  /**
   * Forgets `key` and its value, at once: neither is kept any longer, though somebody may still use the value. True if
   * the value was alive.
   */
  delete(key: K): boolean

  /** Forgets every key and value, as `delete` does. */
  clear(): void

  /**
   * The keys of the living values, in the order in which these were made. Iterating does not count as a use. What an
   * iterator that waits has to say of keys that are deleted, or added, meanwhile is not promised.
   */
  keys(): IterableIterator<K>

  /**
   * The living values, in the order in which they were made. A value that dies before its turn is passed over. The
   * iterator keeps no value alive, but perhaps the one that it gave last.
   */
  values(): IterableIterator<V>

  /** The living values with their keys: all else as for `values`. */
  entries(): IterableIterator<[K, V]>

  /** The same as `entries`. */
  [Symbol.iterator](): IterableIterator<[K, V]>
}

/** What a test is given. */
export interface Subject {
  /** The cache under test. */
  readonly WeakCache: WeakCacheClass
  /**
   * Holds a structure until *this* test is over, and returns it. (The kit's own `pinned` would hold it until all your tests
   * are over, and takes each name once.)
   */
  readonly pinned: <T extends object>(name: string, structure: T) => T
}

/** One test: it fails by throwing, or by a promise that rejects, and passes if it does neither. */
export interface CacheTest {
  /** Says what a cache must do: you read it when the test fails. */
  readonly name: string
  /** Is called more than once, and not always after the tests that stand before it. */
  readonly run: (subject: Subject) => void | Promise<void>
}

/** An example, to begin with. */
export const example: CacheTest = {
  name: 'get gives what create made',
  run({ WeakCache }) {
    const picture = { name: 'mona' }
    const cache = new WeakCache(() => picture)
    expect(cache.get('mona'), 'the first get').toBe(picture)
  },
}

/** Your tests. */
export const suite: readonly CacheTest[] = []
