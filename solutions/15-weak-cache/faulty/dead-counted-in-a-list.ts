/**
 * Notes a number for each value that has died, in both caches.
 *
 * @fails forgets-the-key-too async-forgets-the-key-too
 */
/** Settings that both caches understand. */
export interface WeakCacheOptions {
  /** How many of the most recently used values the cache holds strongly: a whole number, 0 or more. */
  keepRecent?: number
}

/** A cache whose values are made at once. Keys are compared as `Map` compares them. */
export class WeakCache<K, V extends object> {
  readonly #create: (key: K) => V
  readonly #living: LivingValues<K, V>

  constructor(create: (key: K) => V, options: WeakCacheOptions = {}) {
    this.#create = create
    this.#living = new LivingValues(options.keepRecent ?? 0)
  }

  get size(): number {
    return this.#living.size
  }

  get(key: K): V {
    const living = this.#living.use(key)
    if (living !== undefined) return living
    const create = this.#create
    return this.#living.add(key, create(key))
  }

  peek(key: K): V | undefined {
    return this.#living.peek(key)
  }

  has(key: K): boolean {
    return this.peek(key) !== undefined
  }

  delete(key: K): boolean {
    return this.#living.delete(key)
  }

  clear(): void {
    this.#living.clear()
  }

  keys(): IterableIterator<K> {
    return this.#living.keys()
  }

  values(): IterableIterator<V> {
    return this.#living.values()
  }

  entries(): IterableIterator<[K, V]> {
    return this.#living.entries()
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.entries()
  }
}

/** A cache whose values arrive by promise. A value enters the cache when its promise is fulfilled. */
export class AsyncWeakCache<K, V extends object> {
  readonly #create: (key: K) => Promise<V>
  readonly #living: LivingValues<K, V>
  /** Only while a value is being made: a promise keeps its value, so none may stay here once it is settled. */
  readonly #making = new Map<K, Promise<V>>()

  constructor(create: (key: K) => Promise<V>, options: WeakCacheOptions = {}) {
    this.#create = create
    this.#living = new LivingValues(options.keepRecent ?? 0)
  }

  get size(): number {
    return this.#living.size
  }

  async get(key: K): Promise<V> {
    return this.#living.use(key) ?? this.#making.get(key) ?? this.#make(key)
  }

  peek(key: K): V | undefined {
    return this.#living.peek(key)
  }

  has(key: K): boolean {
    return this.peek(key) !== undefined
  }

  delete(key: K): boolean {
    this.#making.delete(key)
    return this.#living.delete(key)
  }

  clear(): void {
    this.#making.clear()
    this.#living.clear()
  }

  keys(): IterableIterator<K> {
    return this.#living.keys()
  }

  values(): IterableIterator<V> {
    return this.#living.values()
  }

  entries(): IterableIterator<[K, V]> {
    return this.#living.entries()
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.entries()
  }

  #make(key: K): Promise<V> {
    // After a `delete` another promise, or none, stands under the key: then this one's value is for its callers alone.
    const isCurrent = () => this.#making.get(key) === making
    const making: Promise<V> = Promise.try(this.#create, key)
      .then((value) => (isCurrent() ? this.#living.add(key, value) : checkedObject(value)))
      .finally(() => {
        if (isCurrent()) this.#making.delete(key)
      })
    this.#making.set(key, making)
    return making
  }
}

/** What is left of an entry for its clean-up. It must not lead to the value: the registry holds it strongly. */
interface Remains<K, V extends object> {
  key: K
  reference: WeakRef<V>
}

/** Values under keys, held weakly but for the most recently used ones. */
class LivingValues<K, V extends object> {
  readonly #entries = new Map<K, WeakRef<V>>()
  readonly #dead: number[] = []
  /** Oldest use first. */
  readonly #recent = new Map<K, V>()
  readonly #keepRecent: number
  // The callback leads to this object and nothing but this object leads to the registry, so all of it can go at once.
  readonly #registry = new FinalizationRegistry<Remains<K, V>>(({ key, reference }) => {
    // The callback comes late: a newer value may have taken the key by now.
    if (this.#entries.get(key) === reference) this.#entries.delete(key)
    this.#dead.push(this.#dead.length)
  })

  constructor(keepRecent: number) {
    if (!Number.isSafeInteger(keepRecent) || keepRecent < 0) {
      throw new RangeError(`keepRecent must be a whole number, 0 or more, and not ${keepRecent}`)
    }
    this.#keepRecent = keepRecent
  }

  /** Counted, for the dead whose clean-up is yet to come still have their places. */
  get size(): number {
    let size = 0
    for (const reference of this.#entries.values()) if (reference.deref() !== undefined) size += 1
    return size
  }

  peek(key: K): V | undefined {
    return this.#entries.get(key)?.deref()
  }

  use(key: K): V | undefined {
    const value = this.peek(key)
    if (value !== undefined) this.#keep(key, value)
    return value
  }

  add(key: K, value: V): V {
    const reference = new WeakRef(checkedObject(value))
    // Deleted first, or the new value would stand in the place, and the order, of a dead one.
    this.#entries.delete(key)
    this.#entries.set(key, reference)
    this.#registry.register(value, { key, reference }, reference)
    this.#keep(key, value)
    return value
  }

  delete(key: K): boolean {
    const reference = this.#entries.get(key)
    if (reference === undefined) return false
    this.#entries.delete(key)
    this.#recent.delete(key)
    // Else the registry would keep the key for as long as somebody uses the value.
    this.#registry.unregister(reference)
    return reference.deref() !== undefined
  }

  clear(): void {
    for (const key of this.#entries.keys()) this.delete(key)
  }

  *entries(): Generator<[K, V], undefined> {
    for (const [key, reference] of this.#entries) {
      const value = reference.deref()
      if (value !== undefined) yield [key, value]
    }
  }

  *keys(): Generator<K, undefined> {
    for (const [key, reference] of this.#entries) if (reference.deref() !== undefined) yield key
  }

  *values(): Generator<V, undefined> {
    for (const [, value] of this.entries()) yield value
  }

  #keep(key: K, value: V): void {
    this.#recent.delete(key)
    this.#recent.set(key, value)
    if (this.#recent.size <= this.#keepRecent) return
    for (const oldest of this.#recent.keys()) {
      this.#recent.delete(oldest)
      return
    }
  }
}

function checkedObject<V extends object>(value: V): V {
  if ((typeof value === 'object' && value !== null) || typeof value === 'function') return value
  throw new TypeError(`create must give an object, and not ${String(value)}: nobody can refer to a primitive weakly`)
}
