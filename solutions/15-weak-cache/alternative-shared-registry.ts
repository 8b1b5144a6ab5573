// One registry for all caches, and a base class that both of them extend. The registry lives for ever and holds its
// held values strongly, so these are weak references to entries: an entry that its cache has dropped, or whose cache
// is gone, is gone itself, key and all. Hence there is nothing to unregister either.

/** Settings that both caches understand. */
export interface WeakCacheOptions {
  /** How many of the most recently used values the cache holds strongly: a whole number, 0 or more. */
  keepRecent?: number
}

const registry = new FinalizationRegistry<WeakRef<{ leave(): void }>>((entry) => {
  entry.deref()?.leave()
})

/** A value under its key, in the map that holds it. */
class Entry<K, V extends object> {
  readonly #entries: Map<K, Entry<K, V>>
  readonly #key: K
  readonly #reference: WeakRef<V>

  constructor(entries: Map<K, Entry<K, V>>, key: K, value: V) {
    this.#entries = entries
    this.#key = key
    this.#reference = new WeakRef(value)
    registry.register(value, new WeakRef(this))
  }

  get value(): V | undefined {
    return this.#reference.deref()
  }

  /** Leaves the map, unless a newer entry has taken the key. */
  leave(): void {
    if (this.#entries.get(this.#key) === this) this.#entries.delete(this.#key)
  }
}

/** What the two caches have in common: all but `get`. */
class LivingValues<K, V extends object> {
  readonly #entries = new Map<K, Entry<K, V>>()
  /** Oldest use first. */
  readonly #recent = new Map<K, V>()
  readonly #keepRecent: number

  constructor({ keepRecent = 0 }: WeakCacheOptions) {
    if (!Number.isSafeInteger(keepRecent) || keepRecent < 0) {
      throw new RangeError(`keepRecent must be a whole number, 0 or more, and not ${keepRecent}`)
    }
    this.#keepRecent = keepRecent
  }

  get size(): number {
    let size = 0
    for (const _ of this.keys()) size += 1
    return size
  }

  peek(key: K): V | undefined {
    return this.#entries.get(key)?.value
  }

  has(key: K): boolean {
    return this.peek(key) !== undefined
  }

  delete(key: K): boolean {
    const wasAlive = this.has(key)
    this.#entries.delete(key)
    this.#recent.delete(key)
    return wasAlive
  }

  clear(): void {
    this.#entries.clear()
    this.#recent.clear()
  }

  *entries(): Generator<[K, V], undefined> {
    for (const [key, entry] of this.#entries) {
      const value = entry.value
      if (value !== undefined) yield [key, value]
    }
  }

  *keys(): Generator<K, undefined> {
    for (const [key] of this.entries()) yield key
  }

  *values(): Generator<V, undefined> {
    for (const [, value] of this.entries()) yield value
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.entries()
  }

  /** The living value, now the last used. */
  protected use(key: K): V | undefined {
    const value = this.peek(key)
    if (value !== undefined) this.#keep(key, value)
    return value
  }

  protected add(key: K, value: V): V {
    const entry = new Entry(this.#entries, key, checkedObject(value))
    // A dead entry may still be there, and `set` alone would give the new one its place.
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    this.#keep(key, value)
    return value
  }

  #keep(key: K, value: V): void {
    this.#recent.delete(key)
    this.#recent.set(key, value)
    for (const oldest of this.#recent.keys()) {
      if (this.#recent.size <= this.#keepRecent) return
      this.#recent.delete(oldest)
    }
  }
}

/** A cache whose values are made at once. Keys are compared as `Map` compares them. */
export class WeakCache<K, V extends object> extends LivingValues<K, V> {
  readonly #create: (key: K) => V

  constructor(create: (key: K) => V, options: WeakCacheOptions = {}) {
    super(options)
    this.#create = create
  }

  get(key: K): V {
    const create = this.#create
    return this.use(key) ?? this.add(key, create(key))
  }
}

/** A cache whose values arrive by promise. A value enters the cache when its promise is fulfilled. */
export class AsyncWeakCache<K, V extends object> extends LivingValues<K, V> {
  readonly #create: (key: K) => Promise<V>
  /** Values being made. A settled promise would keep its value: none may stay. */
  readonly #making = new Map<K, Promise<V>>()

  constructor(create: (key: K) => Promise<V>, options: WeakCacheOptions = {}) {
    super(options)
    this.#create = create
  }

  async get(key: K): Promise<V> {
    return this.use(key) ?? this.#making.get(key) ?? this.#make(key)
  }

  override delete(key: K): boolean {
    this.#making.delete(key)
    return super.delete(key)
  }

  override clear(): void {
    this.#making.clear()
    super.clear()
  }

  #make(key: K): Promise<V> {
    const making: Promise<V> = Promise.try(this.#create, key).then(
      (value) => (this.#settle(key, making) ? this.add(key, value) : checkedObject(value)),
      (error: unknown) => {
        this.#settle(key, making)
        throw error
      },
    )
    this.#making.set(key, making)
    return making
  }

  /** False if `delete` or `clear` came first: the value is then for its callers alone. */
  #settle(key: K, promise: Promise<V>): boolean {
    return this.#making.get(key) === promise && this.#making.delete(key)
  }
}

function checkedObject<V extends object>(value: V): V {
  if ((typeof value === 'object' && value !== null) || typeof value === 'function') return value
  throw new TypeError(`create must give an object, and not ${String(value)}: nobody can refer to a primitive weakly`)
}
