// The simplest design: each Ref is registered by itself, and the registry holds a weak reference to it. A list for each target
// has those weak references, newest first.

/** Called when a target is gone, with the `Ref` that it was given to. */
export type RefCallback<T extends WeakKey> = (reference: Ref<T>) => void

type AnyRef = Ref<WeakKey>
/** Refers to a Ref weakly: nothing here keeps a Ref alive, or its target. */
type Place = WeakRef<AnyRef>

/** All Refs to a target, newest first. */
const placesOf = new WeakMap<WeakKey, Place[]>()
/** The Ref without a callback, which all callers share. */
const sharedOf = new WeakMap<WeakKey, Place>()

const deadTargets = new FinalizationRegistry<Place>((place) => {
  place.deref()?.callBack()
})

/** A Ref that dies before its target is not called back. */
const deadRefs = new FinalizationRegistry<Place>((place) => {
  deadTargets.unregister(place)
})

/** A reference to a target that does not keep it alive. */
export class Ref<T extends WeakKey> {
  readonly #target: WeakRef<T>
  #callback: RefCallback<T> | null

  constructor(target: T, callback: RefCallback<T> | null = null) {
    if (callback !== null && typeof callback !== 'function') throw new TypeError('a callback must be a function')
    this.#target = new WeakRef(target)
    this.#callback = callback
    const place: Place = new WeakRef(this as unknown as AnyRef)
    placesOf.set(target, [place, ...(placesOf.get(target) ?? []).filter((other) => other.deref())])
    deadTargets.register(target, place, place)
    deadRefs.register(this, place)
  }

  deref(): T | undefined {
    return this.#target.deref()
  }

  /** The callback, until the target is gone. */
  get callback(): RefCallback<T> | null {
    return this.#target.deref() === undefined ? null : this.#callback
  }

  /** Calls back once, whatever happens. */
  callBack(): void {
    const callback = this.#callback
    this.#callback = null
    try {
      callback?.(this)
    } catch (error) {
      console.error(error)
    }
  }
}

/** A weak reference to `target`. Callers that give no callback share one, while it lives. */
export function ref<T extends WeakKey>(target: T, callback: RefCallback<T> | null = null): Ref<T> {
  if (callback !== null) return new Ref(target, callback)
  const shared = sharedOf.get(target)?.deref()
  if (shared !== undefined) return shared as unknown as Ref<T>
  const made = new Ref(target)
  sharedOf.set(target, new WeakRef(made as unknown as AnyRef))
  return made
}

/** All living `Ref`s to `target`: the shared one first, then the newest. */
export function getWeakRefs<T extends WeakKey>(target: T): Ref<T>[] {
  const shared = sharedOf.get(target)?.deref()
  const others = (placesOf.get(target) ?? []).map((place) => place.deref())
  const references = [shared, ...others.filter((reference) => reference !== shared)]
  return references.filter((reference) => reference !== undefined) as unknown as Ref<T>[]
}

/** How many living `Ref`s to `target` there are. */
export function getWeakRefCount(target: WeakKey): number {
  return getWeakRefs(target).length
}
