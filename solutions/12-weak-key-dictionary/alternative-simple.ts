// The simplest design: whatever asks goes through `entries`, which passes over the dead.

/** A dictionary that refers to its keys weakly. Keys are compared by identity. */
export class WeakKeyDictionary<K extends object, V> {
  #entries = new WeakMap<K, { reference: WeakRef<K>; value: V }>()
  /** The keys in the order in which they came, which a WeakMap does not tell. */
  readonly #order = new Set<WeakRef<K>>()
  readonly #registry = new FinalizationRegistry<WeakRef<K>>((reference) => {
    this.#order.delete(reference)
  })

  constructor(entries: Iterable<readonly [K, V]> = []) {
    this.update(entries)
  }

  /** How many keys are alive. */
  get size(): number {
    return [...this.keys()].length
  }

  get(key: K): V | undefined {
    return this.#entries.get(checked(key))?.value
  }

  has(key: K): boolean {
    return this.#entries.has(key)
  }

  set(key: K, value: V): this {
    const entry = this.#entries.get(checked(key))
    if (entry !== undefined) {
      entry.value = value
      return this
    }
    const reference = new WeakRef(key)
    this.#entries.set(key, { reference, value })
    this.#order.add(reference)
    this.#registry.register(key, reference, reference)
    return this
  }

  /** The value under `key`, or else `value`, which is put there. */
  setDefault(key: K, value: V): V {
    if (!this.#entries.has(checked(key))) this.set(key, value)
    return this.get(key) as V
  }

  /** Takes an entry out, and returns its value. */
  pop(key: K): V | undefined {
    const entry = this.#entries.get(checked(key))
    if (entry === undefined) return undefined
    this.#entries.delete(key)
    this.#order.delete(entry.reference)
    this.#registry.unregister(entry.reference)
    return entry.value
  }

  /** Takes the last entry out. */
  popItem(): [K, V] | undefined {
    const last = [...this.entries()].pop()
    if (last !== undefined) this.pop(last[0])
    return last
  }

  delete(key: K): boolean {
    const known = this.#entries.has(checked(key))
    this.pop(key)
    return known
  }

  clear(): void {
    for (const reference of this.#order) this.#registry.unregister(reference)
    this.#order.clear()
    this.#entries = new WeakMap()
  }

  update(entries: Iterable<readonly [K, V]>): void {
    for (const [key, value] of entries) this.set(key, value)
  }

  copy(): WeakKeyDictionary<K, V> {
    return new WeakKeyDictionary(this)
  }

  *keys(): Generator<K, undefined> {
    for (const [key] of this.entries()) yield key
  }

  *values(): Generator<V, undefined> {
    for (const [, value] of this.entries()) yield value
  }

  *entries(): Generator<[K, V], undefined> {
    for (const reference of this.#order) {
      const key = reference.deref()
      if (key !== undefined) yield [key, this.get(key) as V]
    }
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.entries()
  }
}

function checked<K extends object>(key: K): K {
  if (Object(key) === key) return key
  throw new TypeError(`a key must be an object, and not ${typeof key}`)
}
