// Unusual: instances freeze themselves, deep-freeze their options, and copy instead of changing; structural sharing.
const deepFreeze = <T extends object>(value: T): T => {
  for (const key of Reflect.ownKeys(value)) { const inner = (value as any)[key]; if (typeof inner === 'object' && inner && !Object.isFrozen(inner)) deepFreeze(inner) }
  return Object.freeze(value)
}
const DEFAULTS = deepFreeze({ limits: { least: 1, nested: [{ a: 1 }] }, fallback: () => {} })
try { (DEFAULTS as any).limits.least = 2; throw new Error('not frozen') } catch (error) { if (!(error instanceof TypeError)) throw error }
export class ShelfError extends Error { constructor(m: string) { super(m); Object.freeze(this) } }
Object.freeze(ShelfError.prototype)
let state: { readonly [id: number]: ReadonlyMap<string, WeakRef<object>> } = Object.freeze({})
let ids = 0
export class Shelf {
  readonly id = ids++
  readonly registry
  constructor(onGone: (key: string) => void = DEFAULTS.fallback) {
    this.registry = new FinalizationRegistry(onGone)
    state = Object.freeze({ ...state, [this.id]: new Map() })
    Object.freeze(this)
  }
  put(key: string, object: object) {
    if (key.length < DEFAULTS.limits.least) throw new ShelfError('key')
    state = Object.freeze({ ...state, [this.id]: Object.freeze(new Map([...state[this.id]!, [key, new WeakRef(object)]])) })
    this.registry.register(object, key)
  }
  get(key: string) { return state[this.id]!.get(key)?.deref() }
  async fetch(key: string) { return this.get(key) ?? Promise.reject(new ShelfError(key)) }
  *[Symbol.iterator]() { for (const key of state[this.id]!.keys()) if (this.get(key)) yield Object.freeze([key, this.get(key)]) as [string, object] }
}
Object.freeze(Shelf)
Object.freeze(Shelf.prototype)
