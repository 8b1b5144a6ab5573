// Every key that comes in gets the next number. A map from number to weak reference is the order, two WeakMaps tell the
// number and the value of a key. One registry serves all dictionaries: it holds numbers, and refers to maps weakly.

interface Place {
  readonly keys: WeakRef<Map<number, unknown>>
  readonly number: number
}

const registry = new FinalizationRegistry<Place>(({ keys, number }) => {
  keys.deref()?.delete(number)
})

/** A dictionary that refers to its keys weakly. Keys are compared by identity. */
export class WeakKeyDictionary<K extends object, V> {
  readonly #keys = new Map<number, WeakRef<K>>()
  readonly #places = new WeakMap<K, Place>()
  readonly #values = new WeakMap<K, V>()
  readonly #self = new WeakRef(this.#keys)
  #next = 0

  constructor(entries: Iterable<readonly [K, V]> = []) {
    this.update(entries)
  }

  get size(): number {
    let size = 0
    for (const _ of this.keys()) size += 1
    return size
  }

  get(key: K): V | undefined {
    return this.#values.get(checkedObject(key))
  }

  has(key: K): boolean {
    return this.#values.has(key)
  }

  set(key: K, value: V): this {
    this.#values.set(checkedObject(key), value)
    if (this.#places.has(key)) return this
    const place = { keys: this.#self, number: this.#next++ }
    this.#places.set(key, place)
    this.#keys.set(place.number, new WeakRef(key))
    registry.register(key, place, place)
    return this
  }

  setDefault(key: K, value: V): V {
    if (!this.#values.has(checkedObject(key))) this.set(key, value)
    return this.#values.get(key) as V
  }

  pop(key: K): V | undefined {
    const value = this.get(key)
    this.delete(key)
    return value
  }

  popItem(): [K, V] | undefined {
    const last = [...this.#keys.values()].findLast((reference) => reference.deref() !== undefined)
    const key = last?.deref()
    return key && [key, this.pop(key) as V]
  }

  delete(key: K): boolean {
    const place = this.#places.get(checkedObject(key))
    if (place === undefined) return false
    registry.unregister(place)
    this.#keys.delete(place.number)
    this.#places.delete(key)
    return this.#values.delete(key)
  }

  clear(): void {
    for (const key of this.keys()) this.delete(key)
    this.#keys.clear()
  }

  update(entries: Iterable<readonly [K, V]>): void {
    for (const [key, value] of entries) this.set(key, value)
  }

  copy(): WeakKeyDictionary<K, V> {
    const copy = new WeakKeyDictionary<K, V>()
    for (const key of this.keys()) copy.set(key, this.#values.get(key) as V)
    return copy
  }

  *keys(): Generator<K, undefined> {
    for (const reference of this.#keys.values()) {
      const key = reference.deref()
      if (key !== undefined) yield key
    }
  }

  *values(): Generator<V, undefined> {
    for (const key of this.keys()) yield this.#values.get(key) as V
  }

  *entries(): Generator<[K, V], undefined> {
    for (const key of this.keys()) yield [key, this.#values.get(key) as V]
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.entries()
  }
}

function checkedObject<K extends object>(key: K): K {
  if (Object(key) === key) return key
  throw new TypeError('a key must be an object: nobody can refer to a primitive weakly')
}
