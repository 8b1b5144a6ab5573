/**
 * Notes a number for each key that has died, and only ever looks at the last one.
 *
 * @fails leaves-nothing-of-the-dead
 */
/** A dictionary that refers to its keys weakly. Keys are compared by identity. */
export class WeakKeyDictionary<K extends object, V> {
  /** In a WeakMap a value counts only while its key lives, though it may lead there itself. In a Map it would not. */
  #entries = new WeakMap<K, Entry<K, V>>()
  /** What a WeakMap lacks: its keys, listed. A reference whose key has died stays until its clean-up. */
  readonly #order = new Set<WeakRef<K>>()
  readonly #cleanUps: number[] = []
  // The callback leads to this object and nothing but this object leads to the registry, so all of it can go at once.
  readonly #registry = new FinalizationRegistry<WeakRef<K>>((reference) => {
    this.#order.delete(reference)
    this.#cleanUps.push(this.#cleanUps.length)
  })

  constructor(entries: Iterable<readonly [K, V]> = []) {
    this.update(entries)
  }

  /** Counted, for the dead whose clean-up is yet to come still have their places. */
  get size(): number {
    let size = 0
    for (const reference of this.#order) if (reference.deref() !== undefined) size += 1
    return size
  }

  get(key: K): V | undefined {
    return this.#entries.get(checkedObject(key))?.value
  }

  has(key: K): boolean {
    return this.#entries.has(key)
  }

  set(key: K, value: V): this {
    const entry = this.#entries.get(checkedObject(key))
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

  setDefault(key: K, value: V): V {
    const entry = this.#entries.get(checkedObject(key))
    if (entry !== undefined) return entry.value
    this.set(key, value)
    return value
  }

  pop(key: K): V | undefined {
    return this.#remove(checkedObject(key))?.value
  }

  popItem(): [K, V] | undefined {
    // A Set can be walked in one direction only.
    let last: [K, V] | undefined
    for (const entry of this.entries()) last = entry
    if (last !== undefined) this.#remove(last[0])
    return last
  }

  delete(key: K): boolean {
    return this.#remove(checkedObject(key)) !== undefined
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

  #remove(key: K): Entry<K, V> | undefined {
    const entry = this.#entries.get(key)
    if (entry === undefined) return undefined
    this.#entries.delete(key)
    this.#order.delete(entry.reference)
    // Else every time a key comes and goes would leave a registration, for as long as the key lives.
    this.#registry.unregister(entry.reference)
    return entry
  }
}

interface Entry<K extends object, V> {
  /** The place of the key in the order. */
  readonly reference: WeakRef<K>
  value: V
}

function checkedObject<K extends object>(key: K): K {
  if ((typeof key === 'object' && key !== null) || typeof key === 'function') return key
  throw new TypeError(`a key must be an object, and not ${String(key)}: nobody can refer to a primitive weakly`)
}
