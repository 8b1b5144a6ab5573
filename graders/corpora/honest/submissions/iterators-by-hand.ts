// Unusual: iterators and async iterators written by hand, with return and throw, early exits, spreads and destructuring everywhere.
export class ShelfError extends Error {}
class Walk<T> implements IterableIterator<T>, Disposable {
  closed = false
  constructor(private source: Iterator<T>) {}
  next(...[value]: [] | [unknown]) { void value; return this.closed ? { done: true as const, value: undefined } : this.source.next() }
  return(value?: any) { this.closed = true; return { done: true as const, value } }
  throw(error: unknown): never { this.closed = true; throw error }
  [Symbol.iterator]() { return this }
  [Symbol.dispose]() { this.return() }
}
const walk = new Walk([1, 2, 3].values())
const [first, , ...rest] = walk
for (const n of new Walk([1, 2].values())) if (n === 1) break
const { length, ...others } = { length: rest.length, a: 1, ['b' + 1]: 2 }
const [a = 1, { b: { c = 2 } = {} } = {} as any, ...[d]] = [undefined, undefined, 3] as any[]
if (first !== 1 || length !== 1 || others.a !== 1 || a + c + d !== 6 || Math.max(...new Set([1, 2]), ...'3') !== 3) throw new Error('spread')
let x = 1, y = 2;
[x, y] = [y, x]
const gen = (function* () { try { yield 1 } catch { yield 2 } finally { yield 3 } })()
if ([gen.next().value, gen.throw(1).value, gen.next().value, gen.next().done].join() !== '1,2,3,true' || x !== 2) throw new Error('generator')
export class Shelf {
  items: { key: string; ref: WeakRef<object> }[] = []
  registry
  constructor(onGone = (_: string) => {}) {
    this.registry = new FinalizationRegistry(onGone)
  }
  put(...[key, object]: [string, object]) {
    if (!key) throw new ShelfError('key')
    this.items = [...this.items.filter((item) => item.key !== key), { key, ref: new WeakRef(object) }]
    this.registry.register(object, key)
  }
  get(wanted: string) {
    for (const { key, ref } of this.items) if (key === wanted) return ref.deref()
    return undefined
  }
  async fetch(wanted: string) {
    const items = this.items
    const stream: AsyncIterable<[string, object | undefined]> = {
      [Symbol.asyncIterator]() {
        let at = 0
        return { next: async () => at < items.length ? { done: false, value: [items[at]!.key, items[at++]!.ref.deref()] } : { done: true, value: undefined }, return: async () => ({ done: true, value: undefined }) }
      },
    }
    for await (const [key, object] of stream) if (key === wanted && object) return object
    throw new ShelfError(wanted)
  }
  [Symbol.iterator](): Iterator<[string, object]> {
    return new Walk(this.items.values().map(({ key, ref }) => [key, ref.deref()] as [string, object]).filter(([, object]) => object))
  }
}
