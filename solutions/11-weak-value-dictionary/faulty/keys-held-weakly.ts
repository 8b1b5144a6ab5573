/**
 * Objects that serve as keys are held weakly, too, so an entry can lose its key while its value lives.
 *
 * @fails keeps-the-key-of-a-living-value
 */
import { WeakValueDictionary as Sound } from '../weak-value-dictionary.ts'

export class WeakValueDictionary<K, V extends object> {
  readonly #sound = new Sound<K | WeakRef<object>, V>()
  readonly #references = new WeakMap<object, WeakRef<object>>()

  constructor(entries: Iterable<readonly [K, V]> = []) {
    this.update(entries)
  }

  get size(): number {
    return [...this.keys()].length
  }

  get(key: K): V | undefined {
    return this.#sound.get(this.#weak(key))
  }

  has(key: K): boolean {
    return this.#sound.has(this.#weak(key))
  }

  set(key: K, value: V): this {
    this.#sound.set(this.#weak(key), value)
    return this
  }

  setDefault(key: K, value: V): V {
    return this.#sound.setDefault(this.#weak(key), value)
  }

  pop(key: K): V | undefined {
    return this.#sound.pop(this.#weak(key))
  }

  popItem(): [K, V] | undefined {
    const last = [...this.entries()].pop()
    if (last !== undefined) this.delete(last[0])
    return last
  }

  delete(key: K): boolean {
    return this.#sound.delete(this.#weak(key))
  }

  clear(): void {
    this.#sound.clear()
  }

  update(entries: Iterable<readonly [K, V]>): void {
    for (const [key, value] of entries) this.set(key, value)
  }

  copy(): WeakValueDictionary<K, V> {
    return new WeakValueDictionary(this)
  }

  *keys(): Generator<K, undefined> {
    for (const weak of this.#sound.keys()) {
      const key = weak instanceof WeakRef ? (weak.deref() as K | undefined) : weak
      if (key !== undefined || weak === undefined) yield key as K
    }
  }

  *values(): Generator<V, undefined> {
    for (const [, value] of this.entries()) yield value
  }

  *entries(): Generator<[K, V], undefined> {
    for (const key of this.keys()) {
      const value = this.get(key)
      if (value !== undefined) yield [key, value]
    }
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.entries()
  }

  #weak(key: K): K | WeakRef<object> {
    if (typeof key !== 'object' || key === null) return key
    const reference = this.#references.get(key) ?? new WeakRef<object>(key)
    this.#references.set(key, reference)
    return reference
  }
}
