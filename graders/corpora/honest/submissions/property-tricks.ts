// Unusual: defineProperty, freeze, seal, getters on prototypes, __proto__ in literals, getOwnPropertyDescriptors, `delete`.
export class ShelfError extends Error {}
Object.defineProperty(ShelfError.prototype, 'name', { get: () => 'ShelfError', configurable: true })
Object.freeze(ShelfError)
const methods = Object.freeze({
  put(this: Inner, key: string, object: object) {
    if (!key) throw new ShelfError('no key')
    this.refs.set(key, new WeakRef(object))
    this.registry.register(object, key)
  },
  get(this: Inner, key: string) {
    return this.refs.get(key)?.deref()
  },
  get size() {
    return 0
  },
})
type Inner = { refs: Map<string, WeakRef<object>>; registry: FinalizationRegistry<string>; get(key: string): object | undefined }
const base = { __proto__: methods, async fetch(this: Inner, key: string) { return this.get(key) ?? Promise.reject(new ShelfError(key)) } }
export class Shelf {
  constructor(onGone?: (key: string) => void) {
    Object.defineProperties(this, {
      refs: { value: new Map(), enumerable: false },
      registry: { value: new FinalizationRegistry((key: string) => onGone?.(key)) },
      toString: { value: () => 'shelf', writable: true },
      scratch: { value: 1, configurable: true },
    })
    delete (this as any).scratch
    Object.seal(this)
    ;(this as any).toString = () => 'a shelf'
    if (Object.isFrozen(this) || !Object.isSealed(this)) throw new Error('sealed')
  }
  *[Symbol.iterator](this: Inner) {
    for (const key of this.refs.keys()) if (this.get(key)) yield [key, this.get(key)]
  }
}
Object.defineProperties(Shelf.prototype, Object.getOwnPropertyDescriptors(methods))
Object.setPrototypeOf(Shelf.prototype, base)
Object.defineProperty(Shelf, 'name', { value: 'Regal' })
Object.preventExtensions(Shelf)
const legacy: any = {}
legacy.__defineGetter__('x', () => 1)
if (legacy.x !== 1 || !legacy.__lookupGetter__('x')) throw new Error('legacy')
legacy.__proto__ = { y: 2 }
if (legacy.y !== 2 || Object.hasOwn(legacy, 'y')) throw new Error('__proto__')
