// The simplest design: the two caches have nothing in common, and whatever asks goes through `entries`, which passes over the dead.

/** How many of the values used last are kept, so that they stay for the next time. */
export interface WeakCacheOptions {
  keepRecent?: number
}

/** A cache that makes what it lacks, and refers to it weakly. */
export class WeakCache<K, V extends object> {
  readonly #create: (key: K) => V
  readonly #keepRecent: number
  readonly #references = new Map<K, WeakRef<V>>()
  readonly #recent = new Map<K, V>()
  readonly #registry = new FinalizationRegistry<{ key: K; reference: WeakRef<V> }>(({ key, reference }) => {
    if (this.#references.get(key) === reference) this.#references.delete(key)
  })

  constructor(create: (key: K) => V, { keepRecent = 0 }: WeakCacheOptions = {}) {
    if (!Number.isSafeInteger(keepRecent) || keepRecent < 0) throw new RangeError(`keepRecent: ${keepRecent}`)
    this.#create = create
    this.#keepRecent = keepRecent
  }

  get size(): number {
    return [...this.keys()].length
  }

  get(key: K): V {
    const value = this.peek(key) ?? this.#add(key, this.#create(key))
    this.#use(key, value)
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
    this.#recent.delete(key)
    this.#registry.unregister(reference)
    return reference.deref() !== undefined
  }

  clear(): void {
    for (const key of this.#references.keys()) this.delete(key)
  }

  *keys(): Generator<K, undefined> {
    for (const [key] of this.entries()) yield key
  }

  *values(): Generator<V, undefined> {
    for (const [, value] of this.entries()) yield value
  }

  *entries(): Generator<[K, V], undefined> {
    for (const [key, reference] of this.#references) {
      const value = reference.deref()
      if (value !== undefined) yield [key, value]
    }
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.entries()
  }

  #add(key: K, value: V): V {
    const reference = new WeakRef(value)
    this.#references.delete(key)
    this.#references.set(key, reference)
    this.#registry.register(value, { key, reference }, reference)
    return value
  }

  #use(key: K, value: V): void {
    this.#recent.delete(key)
    this.#recent.set(key, value)
    const [oldest] = this.#recent.keys()
    if (this.#recent.size > this.#keepRecent) this.#recent.delete(oldest as K)
  }
}

/** The same for values that take a while: while one is being made, all who ask for it get the same promise. */
export class AsyncWeakCache<K, V extends object> {
  readonly #create: (key: K) => Promise<V>
  readonly #keepRecent: number
  readonly #references = new Map<K, WeakRef<V>>()
  readonly #making = new Map<K, Promise<V>>()
  readonly #recent = new Map<K, V>()
  readonly #registry = new FinalizationRegistry<{ key: K; reference: WeakRef<V> }>(({ key, reference }) => {
    if (this.#references.get(key) === reference) this.#references.delete(key)
  })

  constructor(create: (key: K) => Promise<V>, { keepRecent = 0 }: WeakCacheOptions = {}) {
    if (!Number.isSafeInteger(keepRecent) || keepRecent < 0) throw new RangeError(`keepRecent: ${keepRecent}`)
    this.#create = create
    this.#keepRecent = keepRecent
  }

  get size(): number {
    return [...this.keys()].length
  }

  async get(key: K): Promise<V> {
    const value = this.peek(key)
    if (value === undefined) return this.#making.get(key) ?? this.#make(key)
    this.#use(key, value)
    return value
  }

  peek(key: K): V | undefined {
    return this.#references.get(key)?.deref()
  }

  has(key: K): boolean {
    return this.peek(key) !== undefined
  }

  delete(key: K): boolean {
    this.#making.delete(key)
    const reference = this.#references.get(key)
    if (reference === undefined) return false
    this.#references.delete(key)
    this.#recent.delete(key)
    this.#registry.unregister(reference)
    return reference.deref() !== undefined
  }

  clear(): void {
    this.#making.clear()
    for (const key of this.#references.keys()) this.delete(key)
  }

  *keys(): Generator<K, undefined> {
    for (const [key] of this.entries()) yield key
  }

  *values(): Generator<V, undefined> {
    for (const [, value] of this.entries()) yield value
  }

  *entries(): Generator<[K, V], undefined> {
    for (const [key, reference] of this.#references) {
      const value = reference.deref()
      if (value !== undefined) yield [key, value]
    }
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.entries()
  }

  #make(key: K): Promise<V> {
    const isCurrent = () => this.#making.get(key) === making
    const making: Promise<V> = Promise.try(this.#create, key)
      .then((value) => (isCurrent() ? this.#add(key, value) : value))
      .finally(() => {
        if (isCurrent()) this.#making.delete(key)
      })
    this.#making.set(key, making)
    return making
  }

  #add(key: K, value: V): V {
    const reference = new WeakRef(value)
    this.#references.delete(key)
    this.#references.set(key, reference)
    this.#registry.register(value, { key, reference }, reference)
    this.#use(key, value)
    return value
  }

  #use(key: K, value: V): void {
    this.#recent.delete(key)
    this.#recent.set(key, value)
    const [oldest] = this.#recent.keys()
    if (this.#recent.size > this.#keepRecent) this.#recent.delete(oldest as K)
  }
}
