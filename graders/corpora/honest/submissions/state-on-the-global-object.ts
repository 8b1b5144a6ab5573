// Unusual: keeps its state on globalThis, declared with `declare global`, and reads it with and without `globalThis.`.
declare global {
  var shelfCount: number
  var shelfRegistry: FinalizationRegistry<() => void> | undefined
  interface Array<T> { never?: T }
  namespace Shelves { type Key = string }
}
globalThis.shelfCount ??= 0
globalThis.shelfRegistry ??= new FinalizationRegistry((told) => told())
shelfCount = shelfCount + 1
shelfCount += 1
const key = Symbol.for('deref.shelf.state')
const state = ((globalThis as any)[key] ??= { refs: new Map<string, WeakRef<object>>(), shelves: 0 })
if (!Object.hasOwn(globalThis, 'shelfCount') || !('Map' in globalThis) || globalThis.Map !== Map) throw new Error('globalThis')
if ((globalThis as any).globalThis.Object !== Object || typeof globalThis !== 'object') throw new Error('globalThis')
Object.defineProperty(globalThis, 'shelfVersion', { value: 1, configurable: true })
delete (globalThis as any).shelfVersion
export class ShelfError extends Error {}
export class Shelf {
  prefix = `${(state.shelves += 1)}/`
  constructor(private onGone: (key: string) => void = () => {}) {
    globalThis.shelfCount++
    if (shelfCount < 3 || globalThis.shelfCount !== shelfCount) throw new Error(`count ${shelfCount}`)
  }
  put(key: Shelves.Key, object: object) {
    if (!key) throw new ShelfError('key')
    const { onGone } = this
    state.refs.set(this.prefix + key, new WeakRef(object))
    shelfRegistry!.register(object, () => onGone(key))
  }
  get(key: string) {
    return state.refs.get(this.prefix + key)?.deref()
  }
  async fetch(key: string) {
    return this.get(key) ?? Promise.reject(new ShelfError(key))
  }
  *[Symbol.iterator]() {
    for (const name of state.refs.keys()) {
      const key = name.slice(this.prefix.length)
      if (name.startsWith(this.prefix) && this.get(key)) yield [key, this.get(key)]
    }
  }
}
