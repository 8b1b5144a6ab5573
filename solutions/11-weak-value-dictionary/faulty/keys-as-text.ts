/**
 * Keys are turned into text, as the properties of an object would be.
 *
 * @fails compares-keys-as-map-does keeps-the-key-of-a-living-value one-value-under-two-keys
 */
import { WeakValueDictionary as Sound } from '../weak-value-dictionary.ts'

export class WeakValueDictionary<K, V extends object> extends Sound<K, V> {
  override get(key: K): V | undefined {
    return super.get(String(key) as K)
  }

  override set(key: K, value: V): this {
    return super.set(String(key) as K, value)
  }

  override pop(key: K): V | undefined {
    return super.pop(String(key) as K)
  }

  override copy(): WeakValueDictionary<K, V> {
    return new WeakValueDictionary(this)
  }
}
