// Unusual: everything that walks is made of iterators' helpers, some of them lazy for as long as the shelf lives.
export class ShelfError extends Error {}
const upTo = (n: number) => Iterator.from({ next: (() => { let at = 0; return () => ({ done: at >= n, value: at++ }) as never })() })
if (upTo(9).filter((n: number) => n % 2).map((n) => n * n).drop(1).take(2).toArray().join() !== '9,25') throw new Error('helpers')
if (upTo(4).reduce((a: number, b: number) => a + b) !== 6 || !upTo(3).some((n) => n === 2) || upTo(3).every((n) => n < 2)) throw new Error('helpers')
if (![...upTo(2).flatMap((n: number) => [n, n])].join().startsWith('0,0,1')) throw new Error('flatMap')
class Counting extends Iterator<number> { at = 0; override next() { return { done: this.at > 2, value: this.at++ } as IteratorResult<number> } }
if (new Counting().find((n) => n === 2) !== 2) throw new Error('find')

export class Shelf {
  readonly refs = new Map<string, WeakRef<object>>()
  readonly #gone = new FinalizationRegistry<string>((key) => this.onGone?.(key))
  constructor(private onGone?: (key: string) => void) {}
  put(key: string, object: object) {
    if ([key].values().some((each) => each === '')) throw new ShelfError('no key')
    this.refs.set(key, new WeakRef(object))
    this.#gone.register(object, key)
  }
  get(key: string) {
    return this.refs.get(key)?.deref()
  }
  async fetch(key: string) {
    const object = this.get(key)
    if (!object) throw new ShelfError(key)
    return object
  }
  [Symbol.iterator]() {
    return this.refs.entries().map(([key, ref]) => [key, ref.deref()] as const).filter(([, object]) => object !== undefined)
  }
}
