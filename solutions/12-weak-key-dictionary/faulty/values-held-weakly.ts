/**
 * Values are held weakly, too, so an entry can lose its value while its key lives.
 *
 * @fails keeps-the-value-of-a-living-key
 */
import { WeakKeyDictionary as Sound } from '../weak-key-dictionary.ts'

export class WeakKeyDictionary<K extends object, V> extends Sound<K, V> {
  override get(key: K): V | undefined {
    const value = super.get(key)
    return value instanceof WeakRef ? (value.deref() as V | undefined) : value
  }

  override set(key: K, value: V): this {
    return super.set(key, Object(value) === value ? (new WeakRef(value as object) as V) : value)
  }

  override pop(key: K): V | undefined {
    const value = this.get(key)
    super.pop(key)
    return value
  }

  override copy(): WeakKeyDictionary<K, V> {
    return new WeakKeyDictionary(this)
  }

  override *values(): Generator<V, undefined> {
    for (const key of this.keys()) yield this.get(key) as V
  }

  override *entries(): Generator<[K, V], undefined> {
    for (const reference of super.entries()) yield [reference[0], this.get(reference[0]) as V]
  }
}
