// Unusual: JSON with revivers, replacers and toJSON, getters that count, deep copies by JSON, Symbol.for as keys, WeakRefs to symbols.
export class ShelfError extends Error {
  toJSON() { return { ...this, message: this.message } }
}
const text = JSON.stringify({ m: new Map([[1, 2]]), d: new Date(0), u: undefined, n: NaN }, (_, value) => value instanceof Map ? { $map: [...value] } : value, '\t')
const back = JSON.parse(text, function (this: any, key, value, context?: { source: string }) {
  if (key === 'd') return new Date(value)
  if (context?.source === 'null') return 'was null'
  return value?.$map ? new Map(value.$map) : value
})
if (back.m.get(1) !== 2 || back.d.getTime() !== 0 || back.n !== 'was null' || 'u' in back) throw new Error(text)
if (JSON.stringify(new ShelfError('x')) !== '{"message":"x"}' || JSON.stringify({ __proto__: 1, ['__proto__']: 2 }) !== '{"__proto__":2}') throw new Error('JSON')
if (JSON.parse('{"__proto__": 1, "constructor": 2, "toString": 3}').constructor !== 2) throw new Error('JSON.parse')
const symbol = Symbol('weak')
if (new WeakRef(symbol as never).deref() !== symbol || !new WeakSet([symbol as never]).has(symbol as never)) throw new Error('symbols')
const bag: Record<string, string> = {}
for (const key of ['constructor', 'toString', 'valueOf', '__proto__x', 'hasOwnProperty', 'isPrototypeOf', 'toLocaleString', '__defineGetter__']) bag[key] = key
if (Object.keys(bag).length !== 8 || bag.toString !== 'toString' || { ...bag }.valueOf !== 'valueOf') throw new Error('bag')
const counted = { calls: 0, get value() { return ++this.calls } }
if (JSON.stringify({ ...counted }) !== '{"calls":0,"value":1}') throw new Error('getter')

const PLACE = Symbol.for('place')
export class Shelf {
  [PLACE]: Record<string, { ref: WeakRef<object> }> = JSON.parse('{}')
  registry
  constructor(onGone = (_: string) => {}) {
    this.registry = new FinalizationRegistry((held: string) => onGone(JSON.parse(held).key))
  }
  put(key: string, object: object) {
    if (key.trim() === '') throw new ShelfError(JSON.stringify({ key }))
    this[PLACE][key] = { ref: new WeakRef(object) }
    this.registry.register(object, JSON.stringify({ key }))
  }
  get(key: string) {
    return Object.hasOwn(this[PLACE], key) ? this[PLACE][key]!.ref.deref() : undefined
  }
  async fetch(key: string) {
    return this.get(key) ?? Promise.reject(new ShelfError(JSON.stringify(key)))
  }
  *[Symbol.iterator]() {
    for (const key in this[PLACE]) if (this.get(key)) yield [key, this.get(key)]
  }
}
