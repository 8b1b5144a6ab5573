/**
 * The values are in a Map, under weak references to the keys, and nobody takes them out when a key has died.
 *
 * @fails lets-go-of-the-value-too a-value-may-lead-to-its-key values-may-lead-to-the-next-key
 *   leaves-nothing-of-the-dead
 */
export class WeakKeyDictionary<K extends object, V> {
  #references = new WeakMap<K, WeakRef<K>>()
  readonly #values = new Map<WeakRef<K>, V>()

  constructor(entries: Iterable<readonly [K, V]> = []) {
    this.update(entries)
  }

  get size(): number {
    return [...this.keys()].length
  }

  get(key: K): V | undefined {
    const reference = this.#references.get(checked(key))
    return reference && this.#values.get(reference)
  }

  has(key: K): boolean {
    return this.#references.has(key)
  }

  set(key: K, value: V): this {
    const known = this.#references.get(checked(key))
    const reference = known ?? new WeakRef(key)
    this.#values.set(reference, value)
    if (known !== undefined) return this
    this.#references.set(key, reference)
    return this
  }

  setDefault(key: K, value: V): V {
    if (!this.#references.has(checked(key))) this.set(key, value)
    return this.get(key) as V
  }

  pop(key: K): V | undefined {
    const value = this.get(key)
    const reference = this.#references.get(key)
    if (reference === undefined) return undefined
    this.#references.delete(key)
    this.#values.delete(reference)
    return value
  }

  popItem(): [K, V] | undefined {
    const last = [...this.entries()].pop()
    if (last !== undefined) this.pop(last[0])
    return last
  }

  delete(key: K): boolean {
    const known = this.#references.has(checked(key))
    this.pop(key)
    return known
  }

  clear(): void {
    this.#values.clear()
    this.#references = new WeakMap()
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
    for (const [reference, value] of this.#values) {
      const key = reference.deref()
      if (key !== undefined) yield [key, value]
    }
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.entries()
  }
}

function checked<K extends object>(key: K): K {
  if (Object(key) === key) return key
  throw new TypeError(`a key must be an object, and not ${String(key)}`)
}
