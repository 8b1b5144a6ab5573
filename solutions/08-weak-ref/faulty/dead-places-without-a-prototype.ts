/**
 * The place of a dead Ref is a weak reference without a prototype, and goes to a list of old places.
 *
 * @fails leaves-nothing-on-the-target
 */
/** What is called when a target is gone, with the `Ref` that it was given to. */
export type RefCallback<T extends WeakKey> = (reference: Ref<T>) => void

type AnyRef = Ref<WeakKey>

/** Who refers to a target. It must not lead to the target, nor keep a `Ref`: the registry holds it strongly. */
interface Referrers {
  /** Oldest first. */
  readonly all: Set<WeakRef<AnyRef>>
  /** The one without a callback, which everybody is given. */
  shared: WeakRef<AnyRef> | undefined
}

const known = new WeakMap<WeakKey, Referrers>()

/** Gives a dead `Ref`'s place back: a target may live for long, and be referred to a million times. */
const places = new FinalizationRegistry<{ all: Referrers['all']; place: WeakRef<AnyRef> }>(({ all, place }) => {
  all.delete(place)
  oldPlaces.push(place)
})

/** A reference to a target that does not keep it alive. */
export class Ref<T extends WeakKey> {
  /** One registration a target, however many refer to it: so newest first, as in CPython, is easily had. */
  static readonly #targets = new FinalizationRegistry<Referrers>(({ all }) => {
    for (const reference of [...all].toReversed().map((place) => place.deref())) {
      if (reference !== undefined) reference.#callBack()
    }
  })

  readonly #target: WeakRef<T>
  // Here and nowhere else, so that it goes when this goes, wherever it leads: to this `Ref`, or to the target.
  #callback: RefCallback<T> | null

  constructor(target: T, callback: RefCallback<T> | null = null) {
    if (callback !== null && typeof callback !== 'function') {
      throw new TypeError(`a callback must be a function, and not ${typeof callback}`)
    }
    // This refuses what nobody can refer to weakly, with a TypeError.
    this.#target = new WeakRef(target)
    this.#callback = callback
    let referrers = known.get(target)
    if (referrers === undefined) {
      referrers = { all: new Set(), shared: undefined }
      known.set(target, referrers)
      Ref.#targets.register(target, referrers)
    }
    const place = bareReference(this as unknown as AnyRef)
    referrers.all.add(place)
    places.register(this, { all: referrers.all, place })
  }

  deref(): T | undefined {
    return this.#target.deref()
  }

  get callback(): RefCallback<T> | null {
    // The clean-up comes later than death.
    return this.#target.deref() === undefined ? null : this.#callback
  }

  #callBack(): void {
    const callback = this.#callback
    this.#callback = null
    try {
      callback?.(this)
    } catch (error) {
      console.error('A callback of a weak reference threw:', error)
    }
  }
}

/** A weak reference to `target`: without a callback the same for everybody, while it lives. */
export function ref<T extends WeakKey>(target: T, callback: RefCallback<T> | null = null): Ref<T> {
  if (callback !== null) return new Ref(target, callback)
  const shared = known.get(target)?.shared?.deref()
  if (shared !== undefined) return shared as unknown as Ref<T>
  const made = new Ref(target)
  known.get(target)!.shared = new WeakRef(made as unknown as AnyRef)
  return made
}

/** All living `Ref`s to `target`: the shared one first, then the newest. */
export function getWeakRefs<T extends WeakKey>(target: T): Ref<T>[] {
  const { all = [], shared } = known.get(target) ?? {}
  const first = shared?.deref()
  const living = [...all].toReversed().map((place) => place.deref())
  const others = living.filter((reference) => reference !== first)
  return [first, ...others].filter((reference) => reference !== undefined) as unknown as Ref<T>[]
}

/** How many living `Ref`s there are to `target`. */
export function getWeakRefCount(target: WeakKey): number {
  return getWeakRefs(target).length
}

const oldPlaces: object[] = []

/** It has no class that anyone could count. */
function bareReference<T extends WeakKey>(target: T): WeakRef<T> {
  const bare: object = { __proto__: null, deref: WeakRef.prototype.deref }
  return Object.setPrototypeOf(new WeakRef(target), bare) as WeakRef<T>
}
