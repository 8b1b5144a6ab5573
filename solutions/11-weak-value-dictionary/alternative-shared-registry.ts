// One registry for all dictionaries. It lives for ever and holds its held values strongly, so these are weak references
// to entries: an entry that its dictionary has dropped, or whose dictionary is gone, is gone itself, key and all. Hence
// there is nothing to unregister. Iteration is `map` and `filter` on the map's own iterator, one step at a time.

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

/** A dictionary that refers to its values weakly. Keys are compared as `Map` compares them. */
export class WeakValueDictionary<K, V extends object> {
  readonly #entries = new Map<K, Entry<K, V>>()

  constructor(entries?: Iterable<readonly [K, V]>) {
    if (entries !== undefined) this.update(entries)
  }

  get size(): number {
    return this.keys().reduce((size) => size + 1, 0)
  }

  get(key: K): V | undefined {
    return this.#entries.get(key)?.value
  }

  has(key: K): boolean {
    return this.get(key) !== undefined
  }

  set(key: K, value: V): this {
    const entry = new Entry(this.#entries, key, value)
    // A dead entry may still be there, and `set` alone would give the new one its place.
    if (!this.has(key)) this.#entries.delete(key)
    this.#entries.set(key, entry)
    return this
  }

  setDefault(key: K, value: V): V {
    return this.get(key) ?? this.set(key, value).get(key) ?? value
  }

  pop(key: K): V | undefined {
    const value = this.get(key)
    this.#entries.delete(key)
    return value
  }

  popItem(): [K, V] | undefined {
    const last = this.entries().reduce<[K, V] | undefined>((_, entry) => entry, undefined)
    if (last) this.#entries.delete(last[0])
    return last
  }

  delete(key: K): boolean {
    return this.pop(key) !== undefined
  }

  clear(): void {
    this.#entries.clear()
  }

  update(entries: Iterable<readonly [K, V]>): void {
    for (const [key, value] of entries) this.set(key, value)
  }

  copy(): WeakValueDictionary<K, V> {
    return new WeakValueDictionary(this.entries())
  }

  keys(): IteratorObject<K, undefined> {
    return this.#entries.entries().flatMap(([key, entry]) => (entry.value === undefined ? [] : [key]))
  }

  values(): IteratorObject<V, undefined> {
    return this.#entries.values().flatMap(({ value }) => (value === undefined ? [] : [value]))
  }

  entries(): IteratorObject<[K, V], undefined> {
    return this.#entries.entries().flatMap(([key, { value }]): [K, V][] => (value === undefined ? [] : [[key, value]]))
  }

  [Symbol.iterator](): IteratorObject<[K, V], undefined> {
    return this.entries()
  }
}
