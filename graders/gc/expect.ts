import { type Callback, isCallback, settledCalls } from './callback.ts'
import { CheckFailed, Inconclusive, Retained } from './errors.ts'
import { explain } from './explain.ts'
import { bytesLeftPerCall } from './growth.ts'
import { type Handle, isHandle } from './handle.ts'
import { isProxy } from './host.ts'
import { describeError, describeThrown, equal, type Plain, show } from './plain.ts'
import { probe, probeKept } from './probe.ts'

type ErrorClass = abstract new (...args: never[]) => Error

/** Checks on objects that the test has let go of. */
export interface HandleChecks {
  /**
   * The objects are gone, all of them.
   * @param whenGone runs in the job of the collection, before any finalization callback: for what must already read as absent
   */
  toBeCollected(whenGone?: () => void): Promise<void>
  /** The objects, all of them, outlive a full collection. */
  toBeKept(): Promise<void>
}

/** Checks on a callback of the kit's, made by `countedCallback`. */
export interface CallbackChecks {
  /** It was called so many times, and is not called again: waits for the callbacks of everything that is dead. */
  toBeCalledTimes(times: number): Promise<void>
}

/** Checks on a value. They compare primitives, identities, and arrays of these, and run nothing of the submission's. */
export interface ValueChecks {
  toBe(expected: unknown): void
  toEqual(expected: Plain): void
}

/** Checks on a function. */
export interface CallChecks {
  /**
   * Called thousands of times, with a number that counts up, the function leaves nothing in memory, on the heap or off it.
   * Takes about a tenth of a second.
   */
  toHoldLevel(): Promise<void>
  /** Called once, the function returns this very value. */
  toReturn(expected: unknown): void
  /** Called once, the function throws an error of this class, with a message like this. */
  toThrow(kind: ErrorClass, message?: RegExp): void
  /** Called once, the function returns a promise, and that rejects. Throwing is not rejecting. */
  toReject(kind: ErrorClass, message?: RegExp): Promise<void>
  /** Called once, the function returns a promise, and that is fulfilled with what this then gives. */
  toFulfil(): Promise<unknown>
}

/**
 * The kit's own matchers. To the usual ones a submission could hand an object that says it equals everything.
 *
 * @param what is compared, for the message of a failure: `cache.size`, `the second get`
 */
export function expect(handle: Handle, what?: string): HandleChecks
export function expect(callback: Callback, what?: string): CallbackChecks
export function expect(call: (index: number) => unknown, what?: string): CallChecks
export function expect(actual: unknown, what?: string): ValueChecks
export function expect(subject: unknown, what?: string): HandleChecks | CallbackChecks | CallChecks | ValueChecks {
  const fail = (message: string): never => {
    throw new CheckFailed(what === undefined ? message : `${what}: ${message}`)
  }
  if (isHandle(subject)) return handleChecks(subject, what)
  if (isCallback(subject)) return callbackChecks(subject, fail)
  return typeof subject === 'function'
    ? callChecks(subject as (index: number) => unknown, fail)
    : valueChecks(subject, fail)
}

function handleChecks(
  handle: Handle,
  what = handle.targets.length > 1 ? 'one of them, at least' : undefined,
): HandleChecks {
  const about = what === undefined ? '' : `${what}: `
  const inconclusive = () => new Inconclusive('An object that nothing holds outlived every collection')
  return {
    async toBeCollected(whenGone) {
      const verdict = await probe(handle, whenGone)
      if (verdict === 'inconclusive') throw inconclusive()
      if (verdict === 'retained') {
        throw new Retained(`${about}still alive after every collection`, await explain(handle))
      }
    },
    async toBeKept() {
      const verdict = await probeKept(handle)
      if (verdict === 'inconclusive') throw inconclusive()
      if (verdict === 'collected') throw new CheckFailed(`${about}gone after a collection`)
    },
  }
}

function callbackChecks(callback: Callback, fail: (message: string) => never): CallbackChecks {
  return {
    async toBeCalledTimes(times) {
      const calls = await settledCalls(callback, times)
      if (calls !== times) fail(`expected ${times} ${times === 1 ? 'call' : 'calls'}, got ${calls}`)
    },
  }
}

function valueChecks(actual: unknown, fail: (message: string) => never): ValueChecks {
  return {
    toBe(expected) {
      if (Object.is(actual, expected)) return
      const other = show(actual) === show(expected) ? 'another one' : show(actual)
      fail(`expected ${show(expected)}, got ${other}`)
    },
    toEqual(expected) {
      if (!equal(actual, expected)) fail(`expected ${show(expected)}, got ${show(actual)}`)
    },
  }
}

function callChecks(call: (index: number) => unknown, fail: (message: string) => never): CallChecks {
  const inspect = (thrown: unknown, kind: ErrorClass, message?: RegExp) => {
    // A proxy could claim to be of any class.
    if (isProxy(thrown) || !(thrown instanceof kind)) {
      fail(`expected ${kind.name}, got ${describeThrown(thrown)}`)
      return
    }
    const text = describeError(thrown).message
    if (message && !message.test(text)) {
      fail(`expected a ${kind.name} with a message like ${String(message)}, got ${show(text)}`)
    }
  }
  /** What became of the promise that the call gave. */
  const settled = async (wish: string): Promise<{ value: unknown } | { error: unknown }> => {
    let promise: unknown
    try {
      promise = call(0)
    } catch (error) {
      return fail(`expected a promise that ${wish}, and ${describeThrown(error)} was thrown at once`)
    }
    return Promise.resolve(promise).then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    )
  }
  return {
    async toHoldLevel() {
      const bytes = await bytesLeftPerCall(call)
      if (bytes > 0) fail(`every call leaves ${Math.round(bytes)} bytes behind`)
    },
    toReturn(expected) {
      let returned: unknown
      try {
        returned = call(0)
      } catch (error) {
        fail(`expected a value, and ${describeThrown(error)} was thrown`)
      }
      valueChecks(returned, fail).toBe(expected)
    },
    toThrow(kind, message) {
      try {
        call(0)
      } catch (error) {
        inspect(error, kind, message)
        return
      }
      fail(`expected ${kind.name} to be thrown, and nothing was`)
    },
    async toReject(kind, message) {
      const outcome = await settled('rejects')
      if ('error' in outcome) inspect(outcome.error, kind, message)
      else fail(`expected the promise to reject with ${kind.name}, and it was fulfilled`)
    },
    async toFulfil() {
      const outcome = await settled('is fulfilled')
      if ('value' in outcome) return outcome.value
      return fail(`expected the promise to be fulfilled, and it rejected with ${describeThrown(outcome.error)}`)
    },
  }
}
