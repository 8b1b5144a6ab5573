// The asynchronous cache is made of a synchronous one and the promises still open; iteration is `map` and `filter` on
// the map's own iterator, which holds one step at a time; the recent values are a short array, replaced at every use.

/** Settings that both caches understand. */
export interface WeakCacheOptions {
  /** How many of the most recently used values the cache holds strongly: a whole number, 0 or more. */
  keepRecent?: number
}

/** A cache whose values are made at once. Keys are compared as `Map` compares them. */
export class WeakCache<K, V extends object> {
  readonly #create: (key: K) => V
  readonly #keepRecent: number
  readonly #references = new Map<K, WeakRef<V>>()
  /** Last use first. A reference stands for its entry: no two entries share one. */
  #recent: { reference: WeakRef<V>; value: V }[] = []
  readonly #registry = new FinalizationRegistry<() => void>((cleanUp) => {
    cleanUp()
  })

  constructor(create: (key: K) => V, { keepRecent = 0 }: WeakCacheOptions = {}) {
    if (!Number.isSafeInteger(keepRecent) || keepRecent < 0) {
      throw new RangeError(`keepRecent must be a whole number, 0 or more, and not ${keepRecent}`)
    }
    this.#create = create
    this.#keepRecent = keepRecent
  }

  get size(): number {
    return this.keys().reduce((size) => size + 1, 0)
  }

  get(key: K): V {
    const create = this.#create
    const value = this.peek(key) ?? this.#add(key, create(key))
    const reference = this.#references.get(key)
    if (reference !== undefined) {
      const others = this.#recent.filter((recent) => recent.reference !== reference)
      this.#recent = [{ reference, value }, ...others].slice(0, this.#keepRecent)
    }
    return value
  }

  peek(key: K): V | undefined {
    return this.#references.get(key)?.deref()
  }

  has(key: K): boolean {
    return this.peek(key) !== undefined
  }

  delete(key: K): boolean {
    const reference = this.#references.get(key)
    if (reference === undefined) return false
    this.#references.delete(key)
    this.#recent = this.#recent.filter((recent) => recent.reference !== reference)
    // Else the clean-up would keep the key for as long as somebody uses the value.
    this.#registry.unregister(reference)
    return reference.deref() !== undefined
  }

  clear(): void {
    for (const key of this.#references.keys()) this.delete(key)
  }

  keys(): IteratorObject<K, undefined> {
    return this.entries().map(([key]) => key)
  }

  values(): IteratorObject<V, undefined> {
    return this.entries().map(([, value]) => value)
  }

  entries(): IteratorObject<[K, V], undefined> {
    return this.#references
      .entries()
      .map(([key, reference]) => [key, reference.deref()] as const)
      .filter((entry): entry is [K, V] => entry[1] !== undefined)
  }

  [Symbol.iterator](): IteratorObject<[K, V], undefined> {
    return this.entries()
  }

  #add(key: K, value: V): V {
    const reference = new WeakRef(checkedObject(value))
    // A dead entry goes first: its clean-up has nothing left to do, and the new one's place is at the end.
    this.delete(key)
    this.#references.set(key, reference)
    this.#registry.register(value, () => this.#forget(key, reference), reference)
    return value
  }

  #forget(key: K, reference: WeakRef<V>): void {
    if (this.#references.get(key) === reference) this.#references.delete(key)
  }
}

/** A cache whose values arrive by promise. A value enters the cache when its promise is fulfilled. */
export class AsyncWeakCache<K, V extends object> {
  readonly #create: (key: K) => Promise<V>
  readonly #cache: WeakCache<K, V>
  /** What `#cache` gets for its next miss. */
  #arrival: V | undefined
  /** Only what is still open: a settled promise would keep its value. */
  readonly #open = new Map<K, Promise<V>>()

  constructor(create: (key: K) => Promise<V>, options?: WeakCacheOptions) {
    this.#create = create
    // An arrival that is no object is the inner cache's to refuse.
    this.#cache = new WeakCache(() => this.#arrival as V, options)
  }

  get size(): number {
    return this.#cache.size
  }

  async get(key: K): Promise<V> {
    if (this.#cache.has(key)) return this.#cache.get(key)
    const open = this.#open.get(key)
    if (open !== undefined) return open
    const { promise, resolve } = Promise.withResolvers<V>()
    this.#open.set(key, promise)
    resolve(this.#make(key, promise))
    return promise
  }

  peek(key: K): V | undefined {
    return this.#cache.peek(key)
  }

  has(key: K): boolean {
    return this.#cache.has(key)
  }

  delete(key: K): boolean {
    this.#open.delete(key)
    return this.#cache.delete(key)
  }

  clear(): void {
    this.#open.clear()
    this.#cache.clear()
  }

  keys(): IteratorObject<K, undefined> {
    return this.#cache.keys()
  }

  values(): IteratorObject<V, undefined> {
    return this.#cache.values()
  }

  entries(): IteratorObject<[K, V], undefined> {
    return this.#cache.entries()
  }

  [Symbol.iterator](): IteratorObject<[K, V], undefined> {
    return this.entries()
  }

  async #make(key: K, promise: Promise<V>): Promise<V> {
    const create = this.#create
    try {
      const value = checkedObject(await create(key))
      // After `delete` or `clear` the value is for its callers alone.
      return this.#open.get(key) === promise ? this.#enter(key, value) : value
    } finally {
      if (this.#open.get(key) === promise) this.#open.delete(key)
    }
  }

  #enter(key: K, value: V): V {
    this.#arrival = value
    try {
      return this.#cache.get(key)
    } finally {
      this.#arrival = undefined
    }
  }
}

function checkedObject<V extends object>(value: V): V {
  if ((typeof value === 'object' && value !== null) || typeof value === 'function') return value
  throw new TypeError(`create must give an object, and not ${String(value)}: nobody can refer to a primitive weakly`)
}
