// Unusual: the class and its instances are proxies, and everything goes by Reflect.
export const ShelfError = new Proxy(class ShelfError extends Error {}, {
  construct(target, args, newTarget) {
    const error = Reflect.construct(target, args, newTarget)
    Reflect.defineProperty(error, 'name', { value: 'ShelfError', configurable: true, writable: true })
    return error
  },
})
class Plain {
  refs = new Map<string, WeakRef<object>>()
  registry: FinalizationRegistry<string>
  constructor(onGone: (key: string) => void) {
    this.registry = new FinalizationRegistry((key) => Reflect.apply(onGone, undefined, [key]))
  }
  put(key: string, object: object) {
    if (!key) throw Reflect.construct(ShelfError, ['key'])
    Reflect.apply(Map.prototype.set, this.refs, [key, new WeakRef(object)])
    this.registry.register(object, key)
  }
  get(key: string): object | undefined {
    return Reflect.get(this.refs, 'get').call(this.refs, key)?.deref()
  }
  async fetch(key: string) {
    return this.get(key) ?? Promise.reject(new ShelfError(key))
  }
  *[Symbol.iterator]() {
    for (const key of this.refs.keys()) if (this.get(key)) yield [key, this.get(key)]
  }
}
export const Shelf = new Proxy(Plain, {
  construct(target, [onGone = () => {}], newTarget) {
    const shelf = Reflect.construct(target, [onGone], newTarget)
    const wrapper: Plain = new Proxy(shelf, {
      get(object, key, receiver) {
        const value = Reflect.get(object, key, receiver === wrapper ? object : receiver)
        return typeof value === 'function' ? value.bind(object) : value
      },
      has: (object, key) => Reflect.has(object, key),
      ownKeys: (object) => Reflect.ownKeys(object),
      getPrototypeOf: () => Plain.prototype,
    })
    return wrapper
  },
})
if (Reflect.getPrototypeOf(Object.create(null)) !== null) throw new Error()
if (!Reflect.isExtensible({}) || Reflect.ownKeys({ a: 1 })[0] !== 'a') throw new Error()
const { proxy, revoke } = Proxy.revocable({}, {})
revoke()
try { void (proxy as any).a } catch (error) { if (!(error instanceof TypeError)) throw error }
