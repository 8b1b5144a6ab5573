import { CheckFailed } from './errors.ts'

/** Objects of which only weak references are left. */
export interface Handle {
  /** To the objects under test, in the order in which they were made. */
  readonly targets: readonly WeakRef<object>[]
  /** To an object made in the same call and held by nothing: should it survive, the collector has not done its work. */
  readonly twin: WeakRef<object>
}

const handles = new WeakSet<Handle>()

/** An object that the test holds without ever having it in a frame of its own. */
export interface Held<T extends object> {
  /** Hands the object to a synchronous function, and gives back what that returns: never the object itself. */
  use<R>(look: (object: T) => R): R
  /** Lets go of the object. */
  drop(): Handle
}

/**
 * Makes an object and drops it, inside this synchronous call. In an async function the object would stay in the frame
 * until the optimizer happens to run, and the same test would pass or fail by the number of times it had been called.
 *
 * @throws CheckFailed when `make` gives no object: that is the submission's mistake
 */
export function fleeting(make: () => unknown): Handle {
  return fleetingMany(1, make)
}

/** Like {@link fleeting}, for `count` objects that one collection then judges together. */
export function fleetingMany(count: number, make: (index: number) => unknown): Handle {
  return handleTo(Array.from({ length: count }, (_, index) => new WeakRef(asObject(make(index)))))
}

/**
 * Like {@link fleeting}, for an object that arrives by promise. One synchronous callback sees the object, and nobody
 * keeps the promise, which would keep the object too.
 */
export function fleetingAsync(make: () => unknown): Promise<Handle> {
  return Promise.resolve(make()).then((value) => handleTo([new WeakRef(asObject(value))]))
}

/** Makes an object and holds it, out of the test's own frame, until {@link Held.drop}. */
export function held<T extends object>(make: () => T): Held<T> {
  return holding(asObject(make()) as T)
}

/** Like {@link held}, for an object that arrives by promise. */
export function heldAsync<T extends object>(make: () => Promise<T>): Promise<Held<T>> {
  return make().then((value) => holding(asObject(value) as T))
}

function holding<T extends object>(first: T): Held<T> {
  let object: T | undefined = first
  return {
    use: (look) => {
      if (object === undefined) throw new Error('This test has already dropped the object')
      return look(object)
    },
    drop: () => {
      if (object === undefined) throw new Error('This test has already dropped the object')
      const reference = new WeakRef(object)
      object = undefined
      return handleTo([reference])
    },
  }
}

/** Tells the kit's own handles from whatever a submission may hand to a test. */
export function isHandle(value: unknown): value is Handle {
  return handles.has(value as Handle)
}

function handleTo(targets: WeakRef<object>[]): Handle {
  const handle = { targets, twin: new WeakRef<object>({ twin: true }) }
  handles.add(handle)
  return handle
}

function asObject(value: unknown): object {
  if ((typeof value === 'object' && value !== null) || typeof value === 'function') return value
  throw new CheckFailed(`an object was expected, and ${value === null ? 'null' : typeof value} came`)
}
