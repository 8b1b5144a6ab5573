/**
 * A plain Map of the values: everything works, and nothing is ever let go.
 *
 * @fails lets-go-of-an-unused-value lets-go-after-every-use lets-go-of-what-it-was-made-of lets-go-of-a-cycle
 *   the-dead-are-absent-at-once the-dead-cannot-be-taken-out the-dead-are-not-copied a-dead-key-starts-anew
 *   forgets-the-key-too one-value-under-two-keys late-clean-up-spares-the-new iteration-passes-over-the-dead
 *   iteration-keeps-none-but-the-current
 */
export class WeakValueDictionary<K, V extends object> {
  readonly #values = new Map<K, V>()

  constructor(entries: Iterable<readonly [K, V]> = []) {
    this.update(entries)
  }

  get size(): number {
    return this.#values.size
  }

  get(key: K): V | undefined {
    return this.#values.get(key)
  }

  has(key: K): boolean {
    return this.#values.has(key)
  }

  set(key: K, value: V): this {
    if (Object(value) !== value) throw new TypeError('a value must be an object')
    this.#values.set(key, value)
    return this
  }

  setDefault(key: K, value: V): V {
    if (!this.has(key)) this.set(key, value)
    return this.get(key) ?? value
  }

  pop(key: K): V | undefined {
    const value = this.get(key)
    this.#values.delete(key)
    return value
  }

  popItem(): [K, V] | undefined {
    const last = [...this.#values].pop()
    if (last !== undefined) this.#values.delete(last[0])
    return last
  }

  delete(key: K): boolean {
    return this.#values.delete(key)
  }

  clear(): void {
    this.#values.clear()
  }

  update(entries: Iterable<readonly [K, V]>): void {
    for (const [key, value] of entries) this.set(key, value)
  }

  copy(): WeakValueDictionary<K, V> {
    return new WeakValueDictionary(this)
  }

  keys(): IterableIterator<K> {
    return this.#values.keys()
  }

  values(): IterableIterator<V> {
    return this.#values.values()
  }

  entries(): IterableIterator<[K, V]> {
    return this.#values.entries()
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.entries()
  }
}
