/**
 * Calls the callback whether the proxy is alive or not.
 *
 * @fails lets-go-of-a-proxy-with-a-callback leaves-nothing-on-the-target a-dead-proxy-calls-nobody lets-go-of-a-callback-that-was-called
 */
export type ProxyCallback<T extends object> = (proxy: T) => void

type Callable = (...args: unknown[]) => unknown
type Class = new (...args: unknown[]) => object
type Call = (proxy: object) => void

const deadTargets = new FinalizationRegistry<() => void>((callBack) => {
  try {
    callBack()
  } catch (error) {
    console.error(error)
  }
})

const shared = new WeakMap<object, WeakRef<object>>()

export function proxy<T extends object>(target: T, callback: ProxyCallback<T> | null = null): T {
  if (typeof target === 'symbol') throw new TypeError('cannot create weak proxy of a symbol')
  if (callback !== null && typeof callback !== 'function') throw new TypeError('a callback must be a function')
  const known = callback === null ? shared.get(target)?.deref() : undefined
  if (known !== undefined) return known as T
  const { proxy } = standFor(new WeakRef<object>(target), dummyFor(target), callback as Call | null)
  if (callback === null) shared.set(target, new WeakRef(proxy))
  else deadTargets.register(target, later(new WeakRef(proxy), callback as Call))
  return proxy as T
}

function later(place: WeakRef<object>, callback: Call): () => void {
  return () => callback(place.deref() as object)
}

function standFor(reference: WeakRef<object>, dummy: object, callback: Call | null) {
  let call = callback
  const living = () => {
    const target = reference.deref()
    if (target === undefined) throw new ReferenceError('weakly-referenced object no longer exists')
    return target
  }
  const inward = (value: unknown) => (value === proxy ? living() : value)
  const outward = (value: unknown) => (value !== undefined && value === reference.deref() ? proxy : value)
  const methods = new WeakMap<Callable, Callable>()
  const methodOf = (method: Callable) => {
    const made =
      methods.get(method) ??
      new Proxy(method, { apply: (method, self, args) => outward(Reflect.apply(method, inward(self), args)) })
    methods.set(method, made)
    return made
  }
  const registry = new FinalizationRegistry<undefined>(() => {
    const called = call
    call = null
    try {
      called?.(proxy)
    } catch (error) {
      console.error(error)
    }
  })
  const traps: ProxyHandler<object> = {
    get: (_, key, receiver) => {
      const target = living()
      const value: unknown = Reflect.get(target, key, inward(receiver))
      if (typeof value !== 'function' || value === Function.prototype.bind) return outward(value)
      return Object.hasOwn(target, key) || key === 'constructor' ? outward(value) : methodOf(value as Callable)
    },
    set: (_, key, value, receiver) => Reflect.set(living(), key, value, inward(receiver)),
    has: (_, key) => Reflect.has(living(), key),
    deleteProperty: (_, key) => Reflect.deleteProperty(living(), key),
    ownKeys: () => Reflect.ownKeys(living()),
    getOwnPropertyDescriptor: (dummy, key) => {
      const descriptor = Reflect.getOwnPropertyDescriptor(living(), key)
      const isLength = Array.isArray(dummy) && key === 'length'
      return descriptor && { ...descriptor, ...(isLength ? { writable: true } : { configurable: true }) }
    },
    defineProperty: (_, key, descriptor) =>
      descriptor.configurable === false ? !living() : Reflect.defineProperty(living(), key, descriptor),
    getPrototypeOf: () => Reflect.getPrototypeOf(living()),
    setPrototypeOf: (_, prototype) => Reflect.setPrototypeOf(living(), prototype),
    isExtensible: () => Boolean(living()),
    preventExtensions: () => !living(),
    apply: (_, self, args) => outward(Reflect.apply(living() as Callable, self, args)),
    construct: (_, args, newTarget) => Reflect.construct(living() as Class, args, inward(newTarget) as Class),
  }
  const proxy = new Proxy(dummy, Object.assign(traps, { registry }))
  return { proxy, registry }
}

function dummyFor(target: object): object {
  if (typeof target === 'function') return class {}.bind(undefined)
  return Array.isArray(target) ? [] : {}
}
