import { CheckFailed } from './errors.ts'
import { show } from './plain.ts'

/** Dropped objects, of which the test has only weak references. */
export interface Handle {
  /** References to the objects under test, in the order in which they were made. */
  readonly targets: readonly WeakRef<object>[]
  /** A reference to an object that was made in the same call and is held by nothing: if it survives, the collector did not work. */
  readonly twin: WeakRef<object>
}

const handles = new WeakSet<Handle>()

/** An object that the test holds outside of its own frame. */
export interface Held<T extends object> {
  /** Calls a synchronous function with the object, and returns its result. The function must not return the object. */
  use<R>(look: (object: T) => R): R
  /** Drops the object. */
  drop(): Handle
}

/**
 * Makes an object and drops it within this synchronous call. In an async function the object would stay in the frame until the
 * optimizer runs, so the verdict of a test would depend on how often it has been called.
 *
 * @throws CheckFailed when `make` does not return an object: that is the submission's mistake
 */
export function fleeting(make: () => unknown): Handle {
  return fleetingMany(1, make)
}

/** Like {@link fleeting}, for `count` objects that are checked together. */
export function fleetingMany(count: number, make: (index: number) => unknown): Handle {
  return handleTo(Array.from({ length: count }, (_, index) => new WeakRef(asObject(make(index)))))
}

/**
 * Like {@link fleeting}, for the object of a promise. Only one synchronous callback gets the object, and nothing keeps the promise,
 * which would keep the object too.
 */
export function fleetingAsync(make: () => unknown): Promise<Handle> {
  return Promise.resolve(make()).then((value) => handleTo([new WeakRef(asObject(value))]))
}

/** Makes an object and holds it, outside of the test's own frame, until {@link Held.drop}. */
export function held<T extends object>(make: () => T): Held<T> {
  return holding(asObject(make()) as T)
}

/** Like {@link held}, for the object of a promise. */
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

/** Whether a value is a handle that the kit made. */
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
  throw new CheckFailed(`expected an object, got ${show(value)}`)
}
