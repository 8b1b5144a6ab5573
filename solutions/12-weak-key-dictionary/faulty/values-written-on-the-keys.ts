/**
 * The value is a property of the key itself, under a symbol: frozen keys cannot have one, and everybody can see it.
 *
 * @fails takes-any-object-for-a-key can-itself-be-collected
 */
interface Marked<V> {
  [value: symbol]: { value: V } | undefined
}

export class WeakKeyDictionary<K extends object, V> {
  readonly #mark = Symbol('value')
  readonly #order = new Set<WeakRef<K>>()
  readonly #registry = new FinalizationRegistry<WeakRef<K>>((reference) => {
    this.#order.delete(reference)
  })

  constructor(entries: Iterable<readonly [K, V]> = []) {
    this.update(entries)
  }

  get size(): number {
    return [...this.keys()].length
  }

  get(key: K): V | undefined {
    return this.#slot(key)?.value
  }

  has(key: K): boolean {
    return Object(key) === key && this.#slot(key) !== undefined
  }

  set(key: K, value: V): this {
    const known = this.#slot(key) !== undefined
    ;(key as Marked<V>)[this.#mark] = { value }
    if (known) return this
    const reference = new WeakRef(key)
    this.#order.add(reference)
    this.#registry.register(key, reference, reference)
    return this
  }

  setDefault(key: K, value: V): V {
    if (this.#slot(key) === undefined) this.set(key, value)
    return this.get(key) as V
  }

  pop(key: K): V | undefined {
    const value = this.get(key)
    this.delete(key)
    return value
  }

  popItem(): [K, V] | undefined {
    const last = [...this.entries()].pop()
    if (last !== undefined) this.delete(last[0])
    return last
  }

  delete(key: K): boolean {
    if (this.#slot(key) === undefined) return false
    for (const reference of this.#order) {
      if (reference.deref() !== key) continue
      this.#order.delete(reference)
      this.#registry.unregister(reference)
    }
    return delete (key as Marked<V>)[this.#mark]
  }

  clear(): void {
    for (const key of this.keys()) this.delete(key)
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
      const slot = key && this.#slot(key)
      if (slot !== undefined) yield [key as K, slot.value]
    }
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.entries()
  }

  #slot(key: K): { value: V } | undefined {
    if (Object(key) !== key) throw new TypeError(`a key must be an object, and not ${String(key)}`)
    return (key as Marked<V>)[this.#mark]
  }
}
