import { type Callback, isCallback, settledCalls } from './callback.ts'
import { type CheckCode, CheckFailed, Inconclusive, Retained } from './errors.ts'
import { explain } from './explain.ts'
import { bytesLeftPerCall } from './growth.ts'
import { type Handle, isHandle } from './handle.ts'
import { isProxy } from './host.ts'
import { describeError, describeThrown, equal, type Plain, show } from './plain.ts'
import { MAX_FULL_COLLECTIONS, probe, probeKept } from './probe.ts'

type ErrorClass = abstract new (...args: never[]) => Error

type Fail = (message: string, code?: CheckCode) => never

/** Checks on objects that the test has dropped. */
export interface HandleChecks {
  /**
   * All of the objects are collected.
   * @param whenGone runs in the job of the collection, before any finalization callback: for what must already be absent
   */
  toBeCollected(whenGone?: () => void): Promise<void>
  /** All of the objects survive a full collection. */
  toBeKept(): Promise<void>
}

/** Checks on a callback that `countedCallback` made. */
export interface CallbackChecks {
  /** The callback is called exactly so often. Waits for the finalization callbacks of everything that is dead. */
  toBeCalledTimes(times: number): Promise<void>
}

/** Checks on a value. They compare primitives, identities, and arrays of these, and run no code of the submission. */
export interface ValueChecks {
  toBe(expected: unknown): void
  toEqual(expected: Plain): void
}

/** Checks on a function. */
export interface CallChecks {
  /**
   * The function leaves nothing in memory, on the heap or off it, when it is called thousands of times with a number that counts
   * up. Takes about 0.1 s.
   */
  toHoldLevel(): Promise<void>
  /** The function, called once, returns exactly this value. */
  toReturn(expected: unknown): void
  /** The function, called once, throws an error of this class whose message matches. */
  toThrow(kind: ErrorClass, message?: RegExp): void
  /** The function, called once, returns a promise that rejects. Throwing is not rejecting. */
  toReject(kind: ErrorClass, message?: RegExp): Promise<void>
  /** The function, called once, returns a promise that is fulfilled. Returns its value. */
  toFulfil(): Promise<unknown>
}

/**
 * The kit's own matchers. A submission could return an object that makes the usual matchers call everything equal.
 *
 * @param what the subject of the check, for the message of a failure: `cache.size`, `the second get`
 */
export function expect(handle: Handle, what?: string): HandleChecks
export function expect(callback: Callback, what?: string): CallbackChecks
export function expect(call: (index: number) => unknown, what?: string): CallChecks
export function expect(actual: unknown, what?: string): ValueChecks
export function expect(subject: unknown, what?: string): HandleChecks | CallbackChecks | CallChecks | ValueChecks {
  const fail: Fail = (message, code) => {
    throw new CheckFailed(what === undefined ? message : `${what}: ${message}`, code)
  }
  if (isHandle(subject)) return handleChecks(subject, what)
  if (isCallback(subject)) return callbackChecks(subject, fail)
  return typeof subject === 'function'
    ? callChecks(subject as (index: number) => unknown, fail)
    : valueChecks(subject, fail)
}

function handleChecks(handle: Handle, what?: string): HandleChecks {
  const count = handle.targets.length
  const subject = count > 1 ? `at least one of the ${count} objects` : 'the object'
  const seen = (verb: string, state: string) =>
    what === undefined ? `${subject} ${verb} ${state}` : `${what}: ${state}`
  const inconclusive = () =>
    new Inconclusive(`a twin that nothing holds survived ${MAX_FULL_COLLECTIONS} full garbage collections`)
  return {
    async toBeCollected(whenGone) {
      const verdict = await probe(handle, whenGone)
      if (verdict === 'inconclusive') throw inconclusive()
      if (verdict === 'retained') {
        throw new Retained(
          seen('is', `still in memory after ${MAX_FULL_COLLECTIONS} full garbage collections`),
          await explain(handle),
        )
      }
    },
    async toBeKept() {
      const verdict = await probeKept(handle)
      if (verdict === 'inconclusive') throw inconclusive()
      if (verdict === 'collected') throw new CheckFailed(seen('was', 'collected, but must stay in memory'), 'not-kept')
    },
  }
}

function callbackChecks(callback: Callback, fail: Fail): CallbackChecks {
  return {
    async toBeCalledTimes(times) {
      const calls = await settledCalls(callback, times)
      if (calls !== times) fail(`expected ${times} ${times === 1 ? 'call' : 'calls'}, got ${calls}`)
    },
  }
}

function valueChecks(actual: unknown, fail: Fail): ValueChecks {
  return {
    toBe(expected) {
      if (Object.is(actual, expected)) return
      const other = show(actual) === show(expected) ? 'a different one' : show(actual)
      fail(`expected ${show(expected)}, got ${other}`, 'different')
    },
    toEqual(expected) {
      if (!equal(actual, expected)) fail(`expected ${show(expected)}, got ${show(actual)}`, 'unequal')
    },
  }
}

function callChecks(call: (index: number) => unknown, fail: Fail): CallChecks {
  const inspect = (thrown: unknown, kind: ErrorClass, how: 'throw' | 'reject with', message?: RegExp) => {
    // A proxy could claim to be of any class.
    if (isProxy(thrown) || !(thrown instanceof kind)) {
      fail(`expected it to ${how} ${kind.name}, got ${describeThrown(thrown)}`)
      return
    }
    const text = describeError(thrown).message
    if (message && !message.test(text)) {
      fail(`expected the message of the ${kind.name} to match ${String(message)}, got ${show(text)}`)
    }
  }
  /** Calls, and waits until the returned promise is settled. */
  const settled = async (wish: string): Promise<{ value: unknown } | { error: unknown }> => {
    let promise: unknown
    try {
      promise = call(0)
    } catch (error) {
      return fail(`expected a promise that ${wish}, but the call threw ${describeThrown(error)}`)
    }
    return Promise.resolve(promise).then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    )
  }
  return {
    async toHoldLevel() {
      const bytes = await bytesLeftPerCall(call)
      if (bytes > 0) fail(`memory grows by ${Math.round(bytes)} bytes with every call`)
    },
    toReturn(expected) {
      let returned: unknown
      try {
        returned = call(0)
      } catch (error) {
        fail(`expected it to return ${show(expected)}, but it threw ${describeThrown(error)}`)
      }
      valueChecks(returned, fail).toBe(expected)
    },
    toThrow(kind, message) {
      try {
        call(0)
      } catch (error) {
        inspect(error, kind, 'throw', message)
        return
      }
      fail(`expected it to throw ${kind.name}, but it threw nothing`, 'not-thrown')
    },
    async toReject(kind, message) {
      const outcome = await settled('rejects')
      if ('error' in outcome) inspect(outcome.error, kind, 'reject with', message)
      else fail(`expected it to reject with ${kind.name}, but it was fulfilled`, 'fulfilled')
    },
    async toFulfil() {
      const outcome = await settled('is fulfilled')
      if ('value' in outcome) return outcome.value
      return fail(`expected the promise to be fulfilled, but it rejected with ${describeThrown(outcome.error)}`)
    },
  }
}
