// Unusual: the newest parts of the library: iterator helpers, Set methods, groupBy, fromAsync, Promise.try, toSorted, Float16Array.
export class ShelfError extends Error {}
const ok = (holds: unknown, what: string) => { if (!holds) throw new Error(what) }
ok(new Set([1, 2]).union(new Set([3])).size === 3, 'union')
ok(new Set([1, 2]).isSupersetOf(new Set([1])) && new Set([1]).isDisjointFrom(new Set([2])), 'supersets')
ok(new Set([1, 2]).intersection(new Set([2])).has(2) && new Set([1, 2]).symmetricDifference(new Set([2, 3])).size === 2, 'intersection')
ok(Map.groupBy([1, 2, 3], (n) => n % 2).get(1)?.length === 2, 'Map.groupBy')
ok(Object.groupBy([1, 2, 3], (n) => (n % 2 ? 'odd' : 'even')).odd?.length === 2, 'Object.groupBy')
ok((await Array.fromAsync((async function* () { yield 1; yield 2 })())).length === 2, 'Array.fromAsync')
ok((await Promise.try((a: number) => a + 1, 1)) === 2, 'Promise.try')
ok([3, 1].toSorted()[0] === 1 && [1].with(0, 2)[0] === 2 && [1, 2].toSpliced(0, 1).length === 1 && [1, 2].findLast((n) => n < 2) === 1, 'arrays')
ok('a\uD800'.isWellFormed() === false && 'ab'.at(-1) === 'b' && 'aa'.replaceAll('a', 'b') === 'bb', 'strings')
ok(Iterator.from([1, 2, 3]).drop(1).take(1).flatMap((n) => [n, n]).toArray().length === 2, 'iterator helpers')
ok([1, 2].values().some((n) => n > 1) && [1, 2].values().every((n) => n > 0) && [1].values().find((n) => n === 1), 'more helpers')
ok(Math.f16round?.(1.337) !== 1.337 && new Float16Array([1.5])[0] === 1.5, 'Float16Array')
ok(JSON.rawJSON === undefined || JSON.stringify({ a: (JSON as any).rawJSON('1') }) === '{"a":1}', 'rawJSON')
ok(typeof Uint8Array.fromBase64 !== 'function' || Uint8Array.fromBase64('AQ==')[0] === 1, 'fromBase64')
ok(typeof (Math as any).sumPrecise !== 'function' || (Math as any).sumPrecise([0.1, 0.2]) > 0.3, 'sumPrecise')
ok(typeof (Iterator as any).concat !== 'function' || [...(Iterator as any).concat([1], [2])].length === 2, 'Iterator.concat')
ok(typeof (Map.prototype as any).getOrInsert !== 'function' || (new Map() as any).getOrInsert(1, 2) === 2, 'getOrInsert')
class Countdown extends Iterator<number> {
  n = 3
  next() { return this.n > 0 ? { done: false, value: this.n-- } : { done: true, value: undefined } as never }
}
ok(new Countdown().map((n) => n * 2).toArray().join() === '6,4,2', 'Iterator subclass')
export class Shelf {
  refs = new Map<string, WeakRef<object>>()
  registry
  constructor(onGone = (_: string) => {}) {
    this.registry = new FinalizationRegistry(onGone)
  }
  put(key: string, object: object) {
    if (!key) throw new ShelfError('key')
    this.refs.set(key, new WeakRef(object))
    this.registry.register(object, key)
  }
  get = (key: string) => this.refs.get(key)?.deref()
  fetch(key: string): Promise<object> {
    const { promise, resolve, reject } = Promise.withResolvers<object>()
    const object = this.get(key)
    object ? resolve(object) : reject(new ShelfError(key))
    return promise
  }
  [Symbol.iterator]() {
    return this.refs.entries().map(([key, ref]) => [key, ref.deref()]).filter(([, object]) => object !== undefined)
  }
}
