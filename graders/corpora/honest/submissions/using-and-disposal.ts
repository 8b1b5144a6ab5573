// Unusual: `using` and `await using` for whatever begins and ends, stacks of what is to be disposed of, timers among it.
export class ShelfError extends Error {}
const log: string[] = []
class Step implements Disposable, AsyncDisposable {
  constructor(readonly name: string) { log.push(`${name}+`) }
  [Symbol.dispose]() { log.push(`${this.name}-`) }
  async [Symbol.asyncDispose]() { await null; log.push(`${this.name}~`) }
}
{ using a = new Step('a'), b = new Step('b'); a; b }
{ await using c = new Step('c'); using timer = setTimeout(() => { throw new Error('It was disposed of') }, 1) as never; c; timer }
for (using each of [new Step('d'), new Step('e')]) each
{ using stack = new DisposableStack(); stack.use(new Step('f')); stack.adopt(1, () => log.push('g-')); stack.defer(() => log.push('h-')) }
try { using _ = { [Symbol.dispose]() { throw new Error('second') } }; throw new Error('first') } catch (error) {
  if (!(error instanceof SuppressedError) || error.error.message !== 'second' || error.suppressed.message !== 'first') throw error
}
if (log.join(' ') !== 'a+ b+ b- a- c+ c~ d+ e+ d- e- f+ h- g- f-') throw new Error(log.join(' '))

export class Shelf {
  refs = new Map<string, WeakRef<object>>()
  #stack = new DisposableStack()
  #gone = new FinalizationRegistry<string>((key) => { using _ = new Step('gone'); log.length = 0; this.onGone?.(key) })
  constructor(private onGone?: (key: string) => void) { this.#stack.defer(() => this.refs.clear()) }
  put(key: string, object: object) {
    using step = new Step(key)
    if (!step.name) throw new ShelfError('no key')
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
  *[Symbol.iterator]() {
    for (const key of this.refs.keys()) if (this.get(key)) yield [key, this.get(key)]
  }
}
