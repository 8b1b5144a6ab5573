// Inside out: each key knows, in a WeakMap of its own, the values that dictionaries have put under it. So a value needs
// its key and its dictionary both alive, whatever it leads to itself. The dictionary has nothing but a list of weak
// references, of which one callback sweeps all that are dead.

interface Entry<V> {
  readonly reference: WeakRef<object>
  value: V
}

const entriesByKey = new WeakMap<object, WeakMap<object, Entry<unknown>>>()

/** A dictionary that refers to its keys weakly. Keys are compared by identity. */
export class WeakKeyDictionary<K extends object, V> {
  #order: WeakRef<K>[] = []
  readonly #registry = new FinalizationRegistry<undefined>(() => {
    this.#order = this.#order.filter((reference) => reference.deref() !== undefined)
  })

  constructor(entries?: Iterable<readonly [K, V]>) {
    if (entries !== undefined) this.update(entries)
  }

  get size(): number {
    return this.#order.filter((reference) => reference.deref() !== undefined).length
  }

  get(key: K): V | undefined {
    return this.#entry(key)?.value
  }

  has(key: K): boolean {
    return isObject(key) && this.#entry(key) !== undefined
  }

  set(key: K, value: V): this {
    const entry = this.#entry(key)
    if (entry) entry.value = value
    else {
      const reference = new WeakRef(key)
      const entries = entriesByKey.get(key) ?? new WeakMap<object, Entry<unknown>>()
      entriesByKey.set(key, entries.set(this, { reference, value }))
      this.#order.push(reference)
      this.#registry.register(key, undefined, reference)
    }
    return this
  }

  setDefault(key: K, value: V): V {
    return (this.#entry(key) ?? this.set(key, value).#entry(key) ?? { value }).value
  }

  pop(key: K): V | undefined {
    const entry = this.#entry(key)
    if (!entry) return undefined
    entriesByKey.get(key)?.delete(this)
    this.#registry.unregister(entry.reference)
    // A new list: iterators walk the one they began with.
    this.#order = this.#order.filter((reference) => reference !== entry.reference)
    return entry.value
  }

  popItem(): [K, V] | undefined {
    const key = this.#order.findLast((reference) => reference.deref() !== undefined)?.deref()
    return key && [key, this.pop(key) as V]
  }

  delete(key: K): boolean {
    const isThere = this.#entry(key) !== undefined
    this.pop(key)
    return isThere
  }

  clear(): void {
    for (const key of this.keys()) this.pop(key)
  }

  update(entries: Iterable<readonly [K, V]>): void {
    for (const [key, value] of entries) this.set(key, value)
  }

  copy(): WeakKeyDictionary<K, V> {
    return new WeakKeyDictionary(this)
  }

  keys(): IteratorObject<K, undefined> {
    return this.entries().map(([key]) => key)
  }

  values(): IteratorObject<V, undefined> {
    return this.entries().map(([, value]) => value)
  }

  entries(): IteratorObject<[K, V], undefined> {
    return this.#order.values().flatMap((reference): [K, V][] => {
      const key = reference.deref()
      const entry = key && this.#entry(key)
      return entry?.reference === reference ? [[key as K, entry.value]] : []
    })
  }

  [Symbol.iterator](): IteratorObject<[K, V], undefined> {
    return this.entries()
  }

  #entry(key: K): Entry<V> | undefined {
    if (!isObject(key)) throw new TypeError(`a key must be an object, and not ${String(key)}`)
    return entriesByKey.get(key)?.get(this) as Entry<V> | undefined
  }
}

function isObject(value: unknown): value is object {
  return Object(value) === value
}
