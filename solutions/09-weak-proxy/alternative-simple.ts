// The simplest design: every trap stands here by itself. A callback has a registry of its own, which the handler keeps for as long
// as the proxy lives.

/** Called when a target is gone, with its proxy. */
export type ProxyCallback<T extends object> = (proxy: T) => void

type Callable = (...args: unknown[]) => unknown
type Class = new (...args: unknown[]) => object
type Call = (proxy: object) => void

/** The proxy without a callback, which all callers share. */
const shared = new WeakMap<object, WeakRef<object>>()

/** A stand-in for `target` that does not keep it alive. */
export function proxy<T extends object>(target: T, callback: ProxyCallback<T> | null = null): T {
  if (typeof target === 'symbol') throw new TypeError('cannot create weak proxy of a symbol')
  if (callback !== null && typeof callback !== 'function') throw new TypeError('a callback must be a function')
  const known = callback === null ? shared.get(target)?.deref() : undefined
  if (known !== undefined) return known as T
  const { proxy, registry } = standFor(new WeakRef<object>(target), dummyFor(target), callback as Call | null)
  if (callback === null) shared.set(target, new WeakRef(proxy))
  else registry.register(target, undefined)
  return proxy as T
}

/** Makes a proxy that refers to its target weakly, in traps over a dummy. */
function standFor(reference: WeakRef<object>, dummy: object, callback: Call | null) {
  let call = callback
  const living = () => {
    const target = reference.deref()
    if (target === undefined) throw new ReferenceError('weakly-referenced object no longer exists')
    return target
  }
  /** The target in place of the proxy, for what looks at `this`. */
  const inward = (value: unknown) => (value === proxy ? living() : value)
  /** The proxy in place of the target, so that nobody gets hold of it. */
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

/** What V8 checks the traps against: it must be callable or an array where the target is. */
function dummyFor(target: object): object {
  if (typeof target === 'function') return Object.bind(undefined)
  return Array.isArray(target) ? [] : {}
}
