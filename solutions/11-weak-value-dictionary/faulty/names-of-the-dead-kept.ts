/**
 * Keeps the text of every key whose value has died, for the log.
 *
 * @fails forgets-the-key-too
 */
/** A dictionary that refers to its values weakly. Keys are compared as `Map` compares them. */
export class WeakValueDictionary<K, V extends object> {
  readonly #entries = new Map<K, WeakRef<V>>()
  readonly #dead: string[] = []
  // The callback leads to this object and nothing but this object leads to the registry, so all of it can go at once.
  // It comes late, but never for an entry that has been replaced: whoever takes one away unregisters it.
  readonly #registry = new FinalizationRegistry<K>((key) => {
    this.#entries.delete(key)
    this.#dead.push(String(key))
  })

  constructor(entries: Iterable<readonly [K, V]> = []) {
    this.update(entries)
  }

  /** Counted, for the dead whose clean-up is yet to come still have their places. */
  get size(): number {
    let size = 0
    for (const reference of this.#entries.values()) if (reference.deref() !== undefined) size += 1
    return size
  }

  get(key: K): V | undefined {
    return this.#entries.get(key)?.deref()
  }

  has(key: K): boolean {
    return this.get(key) !== undefined
  }

  set(key: K, value: V): this {
    // First of all, for it refuses what is no object, with a TypeError.
    const reference = new WeakRef(value)
    const old = this.#entries.get(key)
    // Else the registry would keep the key for as long as somebody uses the old value.
    if (old !== undefined) this.#registry.unregister(old)
    // Else the new value would stand in the place, and the order, of a dead one.
    if (old?.deref() === undefined) this.#entries.delete(key)
    this.#entries.set(key, reference)
    this.#registry.register(value, key, reference)
    return this
  }

  setDefault(key: K, value: V): V {
    const living = this.get(key)
    if (living !== undefined) return living
    this.set(key, value)
    return value
  }

  pop(key: K): V | undefined {
    const reference = this.#entries.get(key)
    if (reference === undefined) return undefined
    this.#entries.delete(key)
    this.#registry.unregister(reference)
    return reference.deref()
  }

  popItem(): [K, V] | undefined {
    // A Map can be walked in one direction only.
    let last: [K, V] | undefined
    for (const entry of this.entries()) last = entry
    if (last !== undefined) this.delete(last[0])
    return last
  }

  delete(key: K): boolean {
    return this.pop(key) !== undefined
  }

  clear(): void {
    for (const key of this.#entries.keys()) this.delete(key)
  }

  update(entries: Iterable<readonly [K, V]>): void {
    for (const [key, value] of entries) this.set(key, value)
  }

  copy(): WeakValueDictionary<K, V> {
    return new WeakValueDictionary(this)
  }

  *keys(): Generator<K, undefined> {
    for (const [key, reference] of this.#entries) if (reference.deref() !== undefined) yield key
  }

  *values(): Generator<V, undefined> {
    for (const [, value] of this.entries()) yield value
  }

  *entries(): Generator<[K, V], undefined> {
    for (const [key, reference] of this.#entries) {
      const value = reference.deref()
      if (value !== undefined) yield [key, value]
    }
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.entries()
  }
}
