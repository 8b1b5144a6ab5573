// Nearly all traps are alike: the same operation of Reflect, with the target in the place of the dummy. So they are
// made in a loop, and only those that JavaScript makes difficult are written out. No function here is made where a
// target is in sight: the one that makes the traps is given a weak reference.

/** What is called when a target is gone, with the proxy that it was given to. */
export type ProxyCallback<T extends object> = (proxy: T) => void

type Callable = (...args: unknown[]) => unknown
type Traps = Record<string, Callable>
type Trap = (target: object, ...rest: unknown[]) => unknown

const operations = Reflect as unknown as Record<string, Trap>
const proxies = new WeakMap<object, WeakRef<object>>()

/**
 * A proxy that is used as if it were `target`, and does not keep it alive: without a callback one and the same, while
 * it lives.
 */
export function proxy<T extends object>(target: T, callback?: ProxyCallback<T> | null): T {
  if (Object(target) !== target) throw new TypeError(`cannot create weak proxy of '${typeof target}'`)
  if (callback === undefined || callback === null) {
    const known = proxies.get(target)?.deref()
    if (known !== undefined) return known as T
    const made = proxyTo(new WeakRef(target), dummyFor(target), {})
    proxies.set(target, new WeakRef(made))
    return made as T
  }
  if (typeof callback !== 'function') throw new TypeError('a callback must be a function')
  const traps: Traps = {}
  const made = proxyTo(new WeakRef(target), dummyFor(target), traps)
  watcher(made, traps, callback as (proxy: object) => void).register(target, undefined)
  return made as T
}

/** A registry that its proxy keeps, and nobody else: it goes with the proxy. */
function watcher(proxy: object, traps: Traps, callback: (proxy: object) => void) {
  const calls = [callback]
  const registry = new FinalizationRegistry<undefined>(() => {
    try {
      calls.pop()?.(proxy)
    } catch (error) {
      console.error('A callback of a weak proxy threw:', error)
    }
  })
  Object.assign(traps, { registry })
  return registry
}

function proxyTo(reference: WeakRef<object>, dummy: object, traps: Traps): object {
  const living = () => {
    const target = reference.deref()
    if (target === undefined) throw new ReferenceError('weakly-referenced object no longer exists')
    return target
  }
  const inward = (value: unknown) => (value === proxy ? living() : value)
  const outward = (value: unknown) => (value !== undefined && value === reference.deref() ? proxy : value)
  for (const name of Object.getOwnPropertyNames(Reflect)) {
    traps[name] = (_, ...rest) => operations[name]?.(living(), ...rest)
  }
  const methods = new WeakMap<object, Callable>()
  const methodOf = (method: Callable) => {
    const known = methods.get(method)
    if (known !== undefined) return known
    const made = function (this: unknown, ...args: unknown[]) {
      return outward(Reflect.apply(method, inward(this), args))
    }
    methods.set(method, made)
    return made
  }
  const own: Traps = {
    get: (_, key, receiver) => {
      const target = living()
      const value: unknown = Reflect.get(target, key as PropertyKey, inward(receiver))
      const isOwn = Object.hasOwn(target, key as PropertyKey) || key === 'constructor'
      if (typeof value !== 'function' || isOwn || value === Function.prototype.bind) return outward(value)
      return methodOf(value as Callable)
    },
    set: (_, key, value, receiver) => Reflect.set(living(), key as PropertyKey, value, inward(receiver)),
    apply: (_, self, args) => outward(Reflect.apply(living() as Callable, self, args as unknown[])),
    construct: (_, args, newTarget) =>
      Reflect.construct(living() as new () => object, args as unknown[], inward(newTarget) as new () => object),
    defineProperty: (_, key, descriptor) => {
      const target = living()
      if ((descriptor as PropertyDescriptor).configurable === false) return false
      return Reflect.defineProperty(target, key as PropertyKey, descriptor as PropertyDescriptor)
    },
    getOwnPropertyDescriptor: (_, key) => {
      const target = living()
      const descriptor = Reflect.getOwnPropertyDescriptor(target, key as PropertyKey)
      if (descriptor === undefined) return undefined
      return Array.isArray(target) && key === 'length'
        ? { ...descriptor, writable: true }
        : { ...descriptor, configurable: true }
    },
    isExtensible: () => Boolean(living()),
    preventExtensions: () => !living(),
  }
  const proxy = new Proxy(dummy, Object.assign(traps, own))
  return proxy
}

function dummyFor(target: object): object {
  if (typeof target === 'function') return Map.bind(undefined)
  return Array.isArray(target) ? [] : {}
}
