// Unusual: replaces methods on instances of built-in classes by assignment: Map, Set, Array, Promise, Date, RegExp, functions, iterators, errors.
export class ShelfError extends Error {}
const ok = (holds: unknown, what: string) => { if (!holds) throw new Error(what) }
const map: any = new Map([['a', 1]])
map.get = (key: string) => 'own ' + key
map.toString = map.valueOf = () => 'map'
ok(map.get('a') === 'own a' && `${map}` === 'map', 'Map')
const set: any = new Set(); set.has = () => true; ok(set.has(1), 'Set')
const array: any = [1, 2]; array.push = function (x: any) { return Array.prototype.push.call(this, x, x) }; array.map = array.at = () => 'own'; array.push(3)
ok(array.length === 4 && array.map() === 'own' && Object.keys(array).includes('map'), 'Array')
const promise: any = Promise.resolve(1); promise.then = (f: any) => f('own'); promise.catch = promise.finally = null; ok(promise.then((x: any) => x) === 'own', 'Promise')
const date: any = new Date(0); date.getTime = () => 5; date.toISOString = () => 'iso'; date.toJSON = () => 'json'; ok(JSON.stringify([date]) === '["json"]' && date.getTime() === 5, 'Date')
const regex: any = /a/; regex.exec = () => null; regex.test = () => 'own'; ok(regex.test('b') === 'own' && !'a'.match(regex), 'RegExp')
const f: any = function () {}; f.call = f.apply = f.bind = f.toString = () => 'own'; f.constructor = Object; ok(f.call() === 'own' && `${f}` === 'own', 'Function')
const iterator: any = [1].values(); iterator.next = () => ({ done: true }); iterator.map = 1; ok([...iterator].length === 0, 'iterator')
const generator: any = (function* () { yield 1 })(); generator.return = generator.throw = generator.next = () => ({ done: true }); ok([...generator].length === 0, 'generator')
const weak: any = new WeakMap(); weak.get = weak.set = weak.has = weak.delete = () => 'own'; ok(weak.get() === 'own', 'WeakMap')
const bytes: any = new Uint8Array(2); bytes.slice = bytes.fill = () => 'own'; ok(bytes.fill(1) === 'own', 'typed array')
const view: any = new DataView(new ArrayBuffer(1)); view.getInt8 = () => 'own'; ok(view.getInt8() === 'own', 'DataView')
const url: any = new URL('a:b'); url.toString = url.toJSON = () => 'own'; ok(JSON.stringify(url) === '"own"', 'URL')
const params: any = new URLSearchParams(); params.get = () => 'own'; ok(params.get() === 'own', 'URLSearchParams')
const signal: any = new AbortController(); signal.abort = () => 'own'; signal.signal.throwIfAborted = () => 'own'; ok(signal.abort() + signal.signal.throwIfAborted() === 'ownown', 'AbortController')
const event: any = new Event('x'); event.preventDefault = () => 'own'; event.detail = 1; ok(event.preventDefault() === 'own', 'Event')
const encoder: any = new TextEncoder(); encoder.encode = () => 'own'; ok(encoder.encode() === 'own', 'TextEncoder')
for (const error of [new Error('m'), new TypeError('m'), new DOMException('m'), new AggregateError([], 'm'), new SyntaxError('m'), new EvalError('m')] as any[]) {
  error.toString = () => 'own'; error.constructor = Object
  if (!(error instanceof DOMException)) { error.name = 'Own'; error.message = 'own' }
  ok(`${error}` === 'own' && (error instanceof DOMException || error.name + error.message === 'Ownown'), 'errors')
}
const object: any = {}
for (const key of Reflect.ownKeys(Object.prototype)) if (key !== '__proto__') object[key] = 1
ok(Object.keys(object).length === Reflect.ownKeys(Object.prototype).length - 1, 'Object')
export class Shelf {
  refs: any = new Map()
  registry: any
  constructor(onGone = (_: string) => {}) {
    const registry: any = new FinalizationRegistry(onGone)
    registry.add = registry.register
    registry.register = (object: object, key: string) => registry.add(object, key)
    this.registry = registry
    const { get } = this.refs
    this.refs.get = function (key: string) { const ref = get.call(this, key); if (!ref) return undefined; return ref.deref() }
  }
  put(key: string, object: object) {
    if (!key) throw new ShelfError('key')
    const ref: any = new WeakRef(object), { deref } = ref
    ref.deref = () => deref.call(ref)
    this.refs.set(key, ref)
    this.registry.register(object, key)
  }
  get(key: string) { return this.refs.get(key) }
  async fetch(key: string) { return this.get(key) ?? Promise.reject(new ShelfError(key)) }
  *[Symbol.iterator]() { for (const key of this.refs.keys()) if (this.get(key)) yield [key, this.get(key)] }
}
