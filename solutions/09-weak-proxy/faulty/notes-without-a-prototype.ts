/**
 * Notes for each proxy when it was made, in records without a prototype, and nothing takes them out.
 *
 * @fails leaves-nothing-on-the-target
 */
/** What is called when a target is gone, with the proxy that it was given to. */
export type ProxyCallback<T extends object> = (proxy: T) => void

type Callable = (...args: unknown[]) => unknown

const shared = new WeakMap<object, WeakRef<object>>()

/**
 * A proxy that is used as if it were `target`, and does not keep it alive: without a callback one and the same, while
 * it lives.
 */
export function proxy<T extends object>(target: T, callback: ProxyCallback<T> | null = null): T {
  const known = callback === null ? shared.get(target)?.deref() : undefined
  if (known !== undefined) return known as T
  const made = new Forwarder(target, callback).proxy
  if (callback === null) shared.set(target, new WeakRef(made))
  return made
}

/** Does to the target what is done to the proxy. The proxy keeps this, and so do the methods taken from it. */
class Forwarder<T extends object> implements ProxyHandler<T> {
  readonly proxy: T
  readonly #target: WeakRef<T>
  readonly #methods = new WeakMap<Callable, Callable>()
  #callback: ProxyCallback<T> | null
  // Its own: so it goes when this goes, and then nobody is called.
  readonly #registry = new FinalizationRegistry<undefined>(() => this.#callBack())

  constructor(target: T, callback: ProxyCallback<T> | null) {
    if (typeof target === 'symbol') throw new TypeError('cannot create weak proxy of a symbol')
    if (callback !== null && typeof callback !== 'function') throw new TypeError('a callback must be a function')
    // This refuses all other primitives.
    this.#target = new WeakRef(target)
    this.#callback = callback
    this.#registry.register(target, undefined)
    notes.push({ __proto__: null, madeAt: performance.now() })
    this.proxy = new Proxy(dummyFor(target) as T, this)
  }

  get(_: T, key: PropertyKey, receiver: unknown): unknown {
    const target = this.#living()
    const value: unknown = Reflect.get(target, key, this.#unwrapped(receiver))
    // A function that stands in the object itself is its data; one of its class is a method.
    const isMethod = typeof value === 'function' && key !== 'constructor' && !Object.hasOwn(target, key)
    // To be bound is for the proxy: a bound function keeps what it was made of.
    return isMethod && value !== Function.prototype.bind ? this.#method(value as Callable) : this.#wrapped(value)
  }

  set(_: T, key: PropertyKey, value: unknown, receiver: unknown): boolean {
    return Reflect.set(this.#living(), key, value, this.#unwrapped(receiver))
  }

  has(_: T, key: PropertyKey): boolean {
    return Reflect.has(this.#living(), key)
  }

  deleteProperty(_: T, key: PropertyKey): boolean {
    return Reflect.deleteProperty(this.#living(), key)
  }

  ownKeys(): (string | symbol)[] {
    return Reflect.ownKeys(this.#living())
  }

  getOwnPropertyDescriptor(dummy: T, key: PropertyKey): PropertyDescriptor | undefined {
    const descriptor = Reflect.getOwnPropertyDescriptor(this.#living(), key)
    if (descriptor === undefined) return undefined
    // What cannot be configured must be so in the dummy as well: and there it would be kept.
    const isFixed = Reflect.getOwnPropertyDescriptor(dummy, key)?.configurable === false
    return isFixed ? { ...descriptor, writable: true } : { ...descriptor, configurable: true }
  }

  defineProperty(_: T, key: PropertyKey, descriptor: PropertyDescriptor): boolean {
    return Reflect.defineProperty(this.#living(), key, descriptor)
  }

  getPrototypeOf(): object | null {
    return Reflect.getPrototypeOf(this.#living())
  }

  setPrototypeOf(_: T, prototype: object | null): boolean {
    return Reflect.setPrototypeOf(this.#living(), prototype)
  }

  isExtensible(): boolean {
    // Else it would have to be true of the dummy, too.
    return this.#living() !== undefined
  }

  preventExtensions(): boolean {
    return this.#living() === undefined
  }

  apply(_: T, self: unknown, args: unknown[]): unknown {
    return this.#wrapped(Reflect.apply(this.#living() as Callable, self, args))
  }

  construct(_: T, args: unknown[], newTarget: unknown): object {
    const target = this.#living() as unknown as new () => object
    return Reflect.construct(target, args, this.#unwrapped(newTarget) as typeof target)
  }

  #living(): T {
    const target = this.#target.deref()
    if (target === undefined) throw new ReferenceError('weakly-referenced object no longer exists')
    return target
  }

  #unwrapped(value: unknown): unknown {
    return value === this.proxy ? this.#living() : value
  }

  #wrapped(value: unknown): unknown {
    return value !== undefined && value === this.#target.deref() ? this.proxy : value
  }

  /**
   * A method that finds the target only when it is called. Of what it is made it knows no more than the method
   * itself.
   */
  #method(method: Callable): Callable {
    const known = this.#methods.get(method)
    if (known !== undefined) return known
    const made = new Proxy(method, {
      apply: (method, self, args) => this.#wrapped(Reflect.apply(method, this.#unwrapped(self), args)),
    })
    this.#methods.set(method, made)
    return made
  }

  #callBack(): void {
    const callback = this.#callback
    this.#callback = null
    try {
      callback?.(this.proxy)
    } catch (error) {
      console.error('A callback of a weak proxy threw:', error)
    }
  }
}

/** What the Proxy is told it stands for: of the same kind as the target, and empty. */
function dummyFor(target: object): object {
  if (Array.isArray(target)) return []
  // A bound function can be called and constructed, and has no `prototype`, which would have to be told of for ever.
  return typeof target === 'function' ? Object.bind(undefined) : {}
}

const notes: object[] = []
