// Every Ref has a registry of its own, which nothing else leads to: when the Ref goes, the registry goes, and what it
// would have called back with it. So "only if the Ref itself is alive" needs no code, and there is nothing to
// unregister.

/** What is called when a target is gone, with the `Ref` that it was given to. */
export type RefCallback<T extends WeakKey> = (reference: Ref<T>) => void

type AnyRef = Ref<WeakKey>

/** A reference to a target that does not keep it alive. */
export class Ref<T extends WeakKey> {
  readonly #target: WeakRef<T>
  #watch: { readonly callback: RefCallback<T>; readonly registry: FinalizationRegistry<undefined> } | undefined

  constructor(target: T, callback?: RefCallback<T> | null) {
    this.#target = new WeakRef(target)
    if (callback !== undefined && callback !== null) {
      if (typeof callback !== 'function') throw new TypeError('a callback must be a function')
      const registry = new FinalizationRegistry<undefined>(() => this.#callBack())
      registry.register(target, undefined)
      this.#watch = { callback, registry }
    }
    // Whoever comes tidies up: so no more dead ones are ever listed than have died since.
    newestFirst.set(target, [new WeakRef(this as unknown as AnyRef), ...placesOf(target).filter(isAlive)])
  }

  deref(): T | undefined {
    return this.#target.deref()
  }

  get callback(): RefCallback<T> | null {
    return this.#target.deref() === undefined ? null : (this.#watch?.callback ?? null)
  }

  #callBack(): void {
    const callback = this.#watch?.callback
    this.#watch = undefined
    try {
      callback?.(this)
    } catch (error) {
      console.error('A callback of a weak reference threw:', error)
    }
  }
}

const shared = new WeakMap<WeakKey, WeakRef<AnyRef>>()
const newestFirst = new WeakMap<WeakKey, readonly WeakRef<AnyRef>[]>()

/** A weak reference to `target`: without a callback the same for everybody, while it lives. */
export function ref<T extends WeakKey>(target: T, callback?: RefCallback<T> | null): Ref<T> {
  if (callback !== undefined && callback !== null) return new Ref(target, callback)
  const known = shared.get(target)?.deref()
  if (known !== undefined) return known as unknown as Ref<T>
  const made = new Ref(target)
  shared.set(target, new WeakRef(made as unknown as AnyRef))
  return made
}

/** All living `Ref`s to `target`: the shared one first, then the newest. */
export function getWeakRefs<T extends WeakKey>(target: T): Ref<T>[] {
  const first = shared.get(target)
  const others = placesOf(target).map((place) => place.deref())
  const inOrder = new Set([first?.deref(), ...others])
  inOrder.delete(undefined)
  return [...inOrder] as unknown as Ref<T>[]
}

/** How many living `Ref`s there are to `target`. */
export function getWeakRefCount(target: WeakKey): number {
  return placesOf(target).filter(isAlive).length
}

function placesOf(target: WeakKey): readonly WeakRef<AnyRef>[] {
  return newestFirst.get(target) ?? []
}

function isAlive(place: WeakRef<AnyRef>): boolean {
  return place.deref() !== undefined
}
