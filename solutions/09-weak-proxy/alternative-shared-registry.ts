// One registry for all proxies, and records kept beside the proxies instead of in handlers of their own: all proxies
// share one handler, which finds out by the dummy whom it stands for. What the registry holds is a weak reference to
// the record.

/** What is called when a target is gone, with the proxy that it was given to. */
export type ProxyCallback<T extends object> = (proxy: T) => void

type Callable = (...args: unknown[]) => unknown

/** All that is known of a proxy. Its dummy keeps it. */
interface Entry {
  readonly target: WeakRef<object>
  readonly methods: WeakMap<Callable, Callable>
  proxy: object
  callback: ((proxy: object) => void) | undefined
}

const entries = new WeakMap<object, Entry>()
const shared = new WeakMap<object, WeakRef<object>>()

const deadTargets = new FinalizationRegistry<WeakRef<Entry>>((place) => {
  const entry = place.deref()
  if (entry === undefined) return
  const { callback, proxy } = entry
  entry.callback = undefined
  try {
    callback?.(proxy)
  } catch (error) {
    console.error('A callback of a weak proxy threw:', error)
  }
})

const deadProxies = new FinalizationRegistry<WeakRef<Entry>>((place) => {
  deadTargets.unregister(place)
})

/**
 * A proxy that is used as if it were `target`, and does not keep it alive: without a callback one and the same, while
 * it lives.
 */
export function proxy<T extends object>(target: T, callback: ProxyCallback<T> | null = null): T {
  if (typeof target !== 'function' && (typeof target !== 'object' || target === null)) {
    throw new TypeError(`cannot create weak proxy of ${String(target)}`)
  }
  if (callback !== null && typeof callback !== 'function') throw new TypeError('a callback must be a function')
  const known = callback === null ? shared.get(target)?.deref() : undefined
  if (known !== undefined) return known as T
  const dummy = dummyLike(target)
  const made = new Proxy(dummy, handler)
  const entry: Entry = {
    target: new WeakRef(target),
    methods: new WeakMap(),
    proxy: made,
    callback: (callback as ((proxy: object) => void) | null) ?? undefined,
  }
  entries.set(dummy, entry)
  if (callback === null) {
    shared.set(target, new WeakRef(made))
  } else {
    const place = new WeakRef(entry)
    deadTargets.register(target, place, place)
    deadProxies.register(made, place)
  }
  return made as T
}

const handler: ProxyHandler<object> = {
  get: (dummy, key, receiver) => {
    const target = targetOf(dummy)
    const value: unknown = Reflect.get(target, key, inward(dummy, receiver))
    const isInherited = !Object.hasOwn(target, key) && key !== 'constructor'
    const isMethod = typeof value === 'function' && isInherited && value !== Function.prototype.bind
    return isMethod ? methodOf(dummy, value as Callable) : outward(dummy, value)
  },
  set: (dummy, key, value, receiver) => Reflect.set(targetOf(dummy), key, value, inward(dummy, receiver)),
  has: (dummy, key) => Reflect.has(targetOf(dummy), key),
  deleteProperty: (dummy, key) => Reflect.deleteProperty(targetOf(dummy), key),
  ownKeys: (dummy) => Reflect.ownKeys(targetOf(dummy)),
  getOwnPropertyDescriptor: (dummy, key) => {
    const descriptor = Object.getOwnPropertyDescriptor(targetOf(dummy), key)
    const isLength = key === 'length' && Array.isArray(dummy)
    return descriptor && { ...descriptor, ...(isLength ? { writable: true } : { configurable: true }) }
  },
  defineProperty: (dummy, key, descriptor) => {
    const target = targetOf(dummy)
    return descriptor.configurable === false ? false : Reflect.defineProperty(target, key, descriptor)
  },
  getPrototypeOf: (dummy) => Object.getPrototypeOf(targetOf(dummy)) as object | null,
  setPrototypeOf: (dummy, prototype) => Reflect.setPrototypeOf(targetOf(dummy), prototype),
  isExtensible: (dummy) => typeof targetOf(dummy) !== 'undefined',
  preventExtensions: (dummy) => typeof targetOf(dummy) === 'undefined',
  apply: (dummy, self, args: unknown[]) => outward(dummy, Reflect.apply(targetOf(dummy) as Callable, self, args)),
  construct: (dummy, args: unknown[], newTarget) =>
    Reflect.construct(targetOf(dummy) as new () => object, args, inward(dummy, newTarget) as new () => object),
}

function entryOf(dummy: object): Entry {
  return entries.get(dummy) as Entry
}

function targetOf(dummy: object): object {
  const target = entryOf(dummy).target.deref()
  if (target !== undefined) return target
  throw new ReferenceError('weakly-referenced object no longer exists')
}

/** The target in the place of the proxy. */
function inward(dummy: object, value: unknown): unknown {
  return value === entryOf(dummy).proxy ? targetOf(dummy) : value
}

/** The proxy in the place of the target. */
function outward(dummy: object, value: unknown): unknown {
  const { target, proxy } = entryOf(dummy)
  return value !== undefined && value === target.deref() ? proxy : value
}

function methodOf(dummy: object, method: Callable): Callable {
  const { methods } = entryOf(dummy)
  const known = methods.get(method)
  if (known !== undefined) return known
  const made = new Proxy(method, {
    apply: (method, self, args) => outward(dummy, Reflect.apply(method, inward(dummy, self), args)),
  })
  methods.set(method, made)
  return made
}

function dummyLike(target: object): object {
  if (typeof target !== 'function') return Array.isArray(target) ? [] : {}
  return nobody.bind(undefined)
}

function nobody(): void {
  // It is never called: the traps are.
}
