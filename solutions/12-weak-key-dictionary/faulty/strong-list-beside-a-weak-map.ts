/**
 * The values are in a WeakMap, but the list of keys that makes it iterable holds them strongly.
 *
 * @fails lets-go-of-an-unused-key lets-go-after-every-use lets-go-of-what-it-was-made-of the-dead-are-absent-at-once
 *   the-dead-cannot-be-taken-out the-dead-are-not-copied lets-go-of-the-value-too a-value-may-lead-to-its-key
 *   values-may-lead-to-the-next-key late-clean-up-spares-the-new iteration-passes-over-the-dead
 *   iteration-keeps-none-but-the-current leaves-nothing-of-the-dead
 */
export class WeakKeyDictionary<K extends object, V> {
  #entries = new WeakMap<K, { value: V }>()
  readonly #order = new Set<K>()

  constructor(entries: Iterable<readonly [K, V]> = []) {
    this.update(entries)
  }

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
    this.#entries.set(key, { value })
    this.#order.add(key)
    return this
  }

  setDefault(key: K, value: V): V {
    if (!this.#entries.has(checked(key))) this.set(key, value)
    return this.get(key) as V
  }

  pop(key: K): V | undefined {
    const entry = this.#entries.get(checked(key))
    if (entry === undefined) return undefined
    this.#entries.delete(key)
    this.#order.delete(key)
    return entry.value
  }

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
    for (const key of this.#order) {
      yield [key, this.get(key) as V]
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
