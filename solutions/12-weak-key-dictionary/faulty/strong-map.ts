/**
 * A plain Map: everything works, and no key is ever let go.
 *
 * @fails lets-go-of-an-unused-key lets-go-after-every-use lets-go-of-what-it-was-made-of the-dead-are-absent-at-once
 *   the-dead-cannot-be-taken-out the-dead-are-not-copied lets-go-of-the-value-too a-value-may-lead-to-its-key
 *   values-may-lead-to-the-next-key late-clean-up-spares-the-new iteration-passes-over-the-dead
 *   iteration-keeps-none-but-the-current leaves-nothing-of-the-dead
 */
export class WeakKeyDictionary<K extends object, V> {
  readonly #values = new Map<K, V>()

  constructor(entries: Iterable<readonly [K, V]> = []) {
    this.update(entries)
  }

  get size(): number {
    return this.#values.size
  }

  get(key: K): V | undefined {
    return this.#values.get(checked(key))
  }

  has(key: K): boolean {
    return this.#values.has(key)
  }

  set(key: K, value: V): this {
    this.#values.set(checked(key), value)
    return this
  }

  setDefault(key: K, value: V): V {
    if (!this.#values.has(checked(key))) this.set(key, value)
    return this.#values.get(key) as V
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
    return this.#values.delete(checked(key))
  }

  clear(): void {
    this.#values.clear()
  }

  update(entries: Iterable<readonly [K, V]>): void {
    for (const [key, value] of entries) this.set(key, value)
  }

  copy(): WeakKeyDictionary<K, V> {
    return new WeakKeyDictionary(this)
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

function checked<K extends object>(key: K): K {
  if (Object(key) === key) return key
  throw new TypeError(`a key must be an object, and not ${typeof key}`)
}
