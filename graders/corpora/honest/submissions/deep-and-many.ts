// Unusual: recursion until the stack is full (and caught), a million small objects at load, long strings, a busy loop, big tables.
export class ShelfError extends Error {}
const depth = (n: number): number => { try { return depth(n + 1) } catch (error) { if (!(error instanceof RangeError)) throw error; return n } }
if (depth(0) < 1000) throw new Error('a shallow stack')
const table = Array.from({ length: 200_000 }, (_, n) => ({ n, square: n ** 2 }))
if (table.reduce((sum, { n }) => sum + n, 0) !== 19999900000) throw new Error('sum')
table.length = 0
const long = 'abcdefgh'.repeat(2 ** 17)
if (long.length !== 2 ** 20 || [...long.matchAll(/abc/g)].length !== 2 ** 17) throw new Error('long')
for (let n = 0, sum = 0; n < 5_000_000; n++) sum += n & 1
const sieve = new Uint8Array(1e6)
for (let n = 2; n * n < sieve.length; n++) if (!sieve[n]) for (let m = n * n; m < sieve.length; m += n) sieve[m] = 1
const pad = new Map(Array.from({ length: 50_000 }, (_, n) => [n, `key ${n}`]))
export class Shelf {
  refs = new Map<string, WeakRef<object>>()
  registry
  constructor(onGone = (_: string) => {}) { this.registry = new FinalizationRegistry(onGone) }
  put(key: string, object: object) {
    if (!key) throw new ShelfError('key')
    for (let n = 0; n < 1000; n++) this.refs.set(pad.get(n)!, new WeakRef({}))
    for (let n = 0; n < 1000; n++) this.refs.delete(pad.get(n)!)
    this.refs.set(key, new WeakRef(object))
    this.registry.register(object, key)
  }
  get(key: string) { return this.refs.get(key)?.deref() }
  async fetch(key: string) { return this.get(key) ?? Promise.reject(new ShelfError(key)) }
  *[Symbol.iterator]() { for (const key of this.refs.keys()) if (this.get(key)) yield [key, this.get(key)] }
}
