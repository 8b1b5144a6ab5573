/**
 * Waits for the death of a wrapper around the target, which nobody else holds.
 *
 * @fails leaves-nothing-on-the-target calls-every-callback waits-for-the-death
 */
export type RefCallback<T extends WeakKey> = (reference: Ref<T>) => void

type AnyRef = Ref<WeakKey>
type Place = WeakRef<AnyRef>

const placesOf = new WeakMap<WeakKey, Place[]>()
const sharedOf = new WeakMap<WeakKey, Place>()

const deadTargets = new FinalizationRegistry<Place>((place) => {
  place.deref()?.callBack()
})

const deadRefs = new FinalizationRegistry<Place>((place) => {
  deadTargets.unregister(place)
})

export class Ref<T extends WeakKey> {
  readonly #target: WeakRef<T>
  #callback: RefCallback<T> | null

  constructor(target: T, callback: RefCallback<T> | null = null) {
    if (callback !== null && typeof callback !== 'function') throw new TypeError('a callback must be a function')
    this.#target = new WeakRef(target)
    this.#callback = callback
    const place: Place = new WeakRef(this as unknown as AnyRef)
    placesOf.set(target, [place, ...(placesOf.get(target) ?? []).filter((other) => other.deref())])
    deadTargets.register({ target }, place, place)
    deadRefs.register(this, place)
  }

  deref(): T | undefined {
    return this.#target.deref()
  }

  get callback(): RefCallback<T> | null {
    return this.#target.deref() === undefined ? null : this.#callback
  }

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

export function ref<T extends WeakKey>(target: T, callback: RefCallback<T> | null = null): Ref<T> {
  if (callback !== null) return new Ref(target, callback)
  const shared = sharedOf.get(target)?.deref()
  if (shared !== undefined) return shared as unknown as Ref<T>
  const made = new Ref(target)
  sharedOf.set(target, new WeakRef(made as unknown as AnyRef))
  return made
}

export function getWeakRefs<T extends WeakKey>(target: T): Ref<T>[] {
  const shared = sharedOf.get(target)?.deref()
  const others = (placesOf.get(target) ?? []).map((place) => place.deref())
  const references = [shared, ...others.filter((reference) => reference !== shared)]
  return references.filter((reference) => reference !== undefined) as unknown as Ref<T>[]
}

export function getWeakRefCount(target: WeakKey): number {
  return getWeakRefs(target).length
}
