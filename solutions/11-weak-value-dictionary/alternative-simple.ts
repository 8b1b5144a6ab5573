// The simplest design: whatever asks goes through `entries`, which passes over the dead. The clean-up looks whether the place is
// still its own.

/** A dictionary that refers to its values weakly: an entry goes when its value does. */
export class WeakValueDictionary<K, V extends object> {
  readonly #references = new Map<K, WeakRef<V>>()
  readonly #registry = new FinalizationRegistry<{ key: K; reference: WeakRef<V> }>(({ key, reference }) => {
    if (this.#references.get(key) === reference) this.#references.delete(key)
  })

  constructor(entries: Iterable<readonly [K, V]> = []) {
    this.update(entries)
  }

  /** How many values are alive. */
  get size(): number {
    return [...this.keys()].length
  }

  get(key: K): V | undefined {
    return this.#references.get(key)?.deref()
  }

  has(key: K): boolean {
    return this.get(key) !== undefined
  }

  set(key: K, value: V): this {
    const reference = new WeakRef(value)
    const old = this.#references.get(key)
    if (old !== undefined) this.#registry.unregister(old)
    if (old?.deref() === undefined) this.#references.delete(key)
    this.#references.set(key, reference)
    this.#registry.register(value, { key, reference }, reference)
    return this
  }

  /** The value under `key`, or else `value`, which is put there. */
  setDefault(key: K, value: V): V {
    const living = this.get(key)
    if (living === undefined) this.set(key, value)
    return living ?? value
  }

  /** Takes an entry out, and returns its value if that was alive. */
  pop(key: K): V | undefined {
    const reference = this.#references.get(key)
    if (reference === undefined) return undefined
    this.#references.delete(key)
    this.#registry.unregister(reference)
    return reference.deref()
  }

  /** Takes the last entry out. */
  popItem(): [K, V] | undefined {
    const last = [...this.entries()].pop()
    if (last !== undefined) this.delete(last[0])
    return last
  }

  delete(key: K): boolean {
    return this.pop(key) !== undefined
  }

  clear(): void {
    for (const key of this.#references.keys()) this.delete(key)
  }

  update(entries: Iterable<readonly [K, V]>): void {
    for (const [key, value] of entries) this.set(key, value)
  }

  copy(): WeakValueDictionary<K, V> {
    return new WeakValueDictionary(this)
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
}
