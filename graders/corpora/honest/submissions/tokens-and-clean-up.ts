// Unusual: unregister tokens, registries of registries, one registry for all, WeakMaps keyed by WeakRefs, held values that are functions, symbols or numbers.
export class ShelfError extends Error {}
const tasks = new FinalizationRegistry<{ run(): void } | symbol | number>((held) => { if (typeof held === 'object') held.run() })
const tokens = new WeakMap<WeakRef<object>, object>()
const shelves = new Set<WeakRef<Shelf>>()
const unused = new FinalizationRegistry<WeakRef<Shelf>>((ref) => shelves.delete(ref))
if (tasks.unregister({}) !== false) throw new Error('unregister')
try { new WeakRef(1 as never) } catch (error) { if (!(error instanceof TypeError)) throw error }
try { const o = {}; tasks.register(o, o as never) } catch (error) { if (!(error instanceof TypeError)) throw error }
export class Shelf {
  refs: Record<string, WeakRef<object>> = { __proto__: null } as never
  constructor(private onGone?: (key: string) => void) {
    const self = new WeakRef<Shelf>(this)
    shelves.add(self)
    unused.register(this, self, this)
  }
  put(key: string, object: object) {
    if (!key) throw new ShelfError('key')
    const old = this.refs[key]
    if (old) tasks.unregister(tokens.get(old)!)
    const ref = new WeakRef(object), token = {}
    tokens.set(ref, token)
    this.refs[key] = ref
    const shelf = new WeakRef(this)
    tasks.register(object, { run() { const it = shelf.deref(); if (it?.refs[key] === ref) { delete it.refs[key]; it.onGone?.(key) } } }, token)
    tasks.register(object, Symbol('also'))
    tasks.register(object, 7)
  }
  get(key: string) { return this.refs[key]?.deref() }
  async fetch(key: string) { return this.get(key) ?? Promise.reject(new ShelfError(key)) }
  *[Symbol.iterator]() { for (const key in this.refs) if (this.get(key)) yield [key, this.get(key)] as const }
}
