/**
 * One WeakMap for all dictionaries tells, for each key, the dictionaries it is in and their values: a living key
 * keeps those.
 *
 * @fails can-itself-be-collected
 */
interface Entry<K extends object, V> {
  reference: WeakRef<K>
  value: V
}

const entriesOf = new WeakMap<object, Map<object, unknown>>()

function entryOf<K extends object, V>(dictionary: object, key: K): Entry<K, V> | undefined {
  return entriesOf.get(key)?.get(dictionary) as Entry<K, V> | undefined
}

export class WeakKeyDictionary<K extends object, V> {
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
    return entryOf<K, V>(this, checked(key))?.value
  }

  has(key: K): boolean {
    return Object(key) === key && entryOf(this, key) !== undefined
  }

  set(key: K, value: V): this {
    const entry = entryOf<K, V>(this, checked(key))
    if (entry !== undefined) {
      entry.value = value
      return this
    }
    const reference = new WeakRef(key)
    const entries = entriesOf.get(key) ?? new Map<object, unknown>()
    entriesOf.set(key, entries.set(this, { reference, value }))
    this.#order.add(reference)
    this.#registry.register(key, reference, reference)
    return this
  }

  setDefault(key: K, value: V): V {
    if (!(entryOf(this, checked(key)) !== undefined)) this.set(key, value)
    return this.get(key) as V
  }

  pop(key: K): V | undefined {
    const entry = entryOf<K, V>(this, checked(key))
    if (entry === undefined) return undefined
    entriesOf.get(key)?.delete(this)
    this.#order.delete(entry.reference)
    this.#registry.unregister(entry.reference)
    return entry.value
  }

  popItem(): [K, V] | undefined {
    const last = [...this.entries()].pop()
    if (last !== undefined) this.pop(last[0])
    return last
  }

  delete(key: K): boolean {
    const known = entryOf(this, checked(key)) !== undefined
    this.pop(key)
    return known
  }

  clear(): void {
    for (const key of this.keys()) this.pop(key)
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
}

function checked<K extends object>(key: K): K {
  if (Object(key) === key) return key
  throw new TypeError(`a key must be an object, and not ${String(key)}`)
}
