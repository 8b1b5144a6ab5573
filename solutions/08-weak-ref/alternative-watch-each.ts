// Every Ref is registered by itself, in a registry that all share. What the registry holds is a weak reference to the
// Ref, and the same object is the token by which the registration is called off when the Ref dies first. A Ref has no
// state of its own but the target: its callback stands in a WeakMap, from which it is taken once.

/** What is called when a target is gone, with the `Ref` that it was given to. */
export type RefCallback<T extends WeakKey> = (reference: Ref<T>) => void

type AnyRef = Ref<WeakKey>
type Place = WeakRef<AnyRef>

const callbacks = new WeakMap<object, unknown>()
const placesOf = new WeakMap<WeakKey, Set<Place>>()
const sharedOf = new WeakMap<WeakKey, Place>()

const deadTargets = new FinalizationRegistry<Place>((place) => {
  const reference = place.deref()
  if (reference === undefined) return
  const callback = callbacks.get(reference) as RefCallback<WeakKey> | undefined
  callbacks.delete(reference)
  try {
    callback?.(reference)
  } catch (error) {
    console.error('A callback of a weak reference threw:', error)
  }
})

const deadRefs = new FinalizationRegistry<{ place: Place; places: Set<Place> }>(({ place, places }) => {
  deadTargets.unregister(place)
  places.delete(place)
})

/** A reference to a target that does not keep it alive. */
export class Ref<T extends WeakKey> {
  readonly #target: WeakRef<T>

  constructor(target: T, callback?: RefCallback<T> | null) {
    this.#target = new WeakRef(target)
    if (typeof callback === 'function') callbacks.set(this, callback)
    else if (callback !== undefined && callback !== null) throw new TypeError('a callback must be a function')
    const place: Place = new WeakRef(this as unknown as AnyRef)
    const places = placesOf.get(target) ?? new Set()
    placesOf.set(target, places.add(place))
    deadTargets.register(target, place, place)
    deadRefs.register(this, { place, places })
  }

  deref(): T | undefined {
    return this.#target.deref()
  }

  get callback(): RefCallback<T> | null {
    if (this.#target.deref() === undefined) return null
    return (callbacks.get(this) as RefCallback<T> | undefined) ?? null
  }
}

/** A weak reference to `target`: without a callback the same for everybody, while it lives. */
export function ref<T extends WeakKey>(target: T, callback?: RefCallback<T> | null): Ref<T> {
  const isShared = callback === undefined || callback === null
  const shared = isShared ? sharedOf.get(target)?.deref() : undefined
  const reference = (shared as unknown as Ref<T> | undefined) ?? new Ref(target, callback)
  if (isShared) sharedOf.set(target, new WeakRef(reference as unknown as AnyRef))
  return reference
}

/** All living `Ref`s to `target`: the shared one first, then the newest. */
export function getWeakRefs<T extends WeakKey>(target: T): Ref<T>[] {
  const references: AnyRef[] = []
  const shared = sharedOf.get(target)?.deref()
  for (const place of placesOf.get(target) ?? []) {
    const reference = place.deref()
    if (reference !== undefined && reference !== shared) references.unshift(reference)
  }
  if (shared !== undefined) references.unshift(shared)
  return references as unknown as Ref<T>[]
}

/** How many living `Ref`s there are to `target`. */
export function getWeakRefCount(target: WeakKey): number {
  return getWeakRefs(target).length
}
