/**
 * Places in the list are used again, and no clean-up is called off: a deleted key that dies clears the place of its
 * successor.
 *
 * @fails iterates-in-order deleted-clean-up-spares-the-new leaves-nothing-of-the-deleted
 */
export class WeakKeyDictionary<K extends object, V> {
  #entries = new WeakMap<K, { place: number; value: V }>()
  readonly #order: (WeakRef<K> | undefined)[] = []
  readonly #free: number[] = []
  readonly #registry = new FinalizationRegistry<number>((place) => {
    this.#leave(place)
  })

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
    const place = this.#free.pop() ?? this.#order.length
    this.#entries.set(key, { place, value })
    this.#order[place] = new WeakRef(key)
    this.#registry.register(key, place)
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
    this.#leave(entry.place)
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
    this.#order.length = 0
    this.#free.length = 0
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
      const key = reference?.deref()
      if (key !== undefined) yield [key, this.get(key) as V]
    }
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.entries()
  }

  #leave(place: number): void {
    this.#order[place] = undefined
    this.#free.push(place)
  }
}

function checked<K extends object>(key: K): K {
  if (Object(key) === key) return key
  throw new TypeError(`a key must be an object, and not ${String(key)}`)
}
