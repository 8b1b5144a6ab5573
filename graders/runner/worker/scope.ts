import type { Grant } from '../../contract/exercise.ts'
import { plainClone } from './clone.ts'
import { attenuatedConsole } from './console.ts'
import { grantedGlobals } from './grants.ts'
import { GRANTED_MODULES } from './job.ts'
import { attenuatedTimers } from './timers.ts'

/** Of the language: frozen by then, so a submission may have them as they are. */
const LANGUAGE = `
  Object Number parseFloat parseInt isFinite isNaN Boolean String Symbol BigInt Math Date Intl Temporal JSON RegExp
  Array Map Set WeakMap WeakSet WeakRef FinalizationRegistry Iterator Promise Proxy Reflect
  AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError SuppressedError
  ArrayBuffer SharedArrayBuffer Atomics DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array
  Int32Array Uint32Array BigInt64Array BigUint64Array Float16Array Float32Array Float64Array
  DisposableStack AsyncDisposableStack decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape`

/**
 * Of the host, and harmless: they compute, or call back. Not Node's `structuredClone`: a DOMException that is cloned may say
 * itself as which class of Node's internals it is to come out, and these lead to `process`.
 */
const HOST = `
  AbortController AbortSignal Event EventTarget CustomEvent DOMException TextDecoder TextEncoder URL URLSearchParams
  atob btoa queueMicrotask`

/**
 * What a submission may refer to, by name. Whatever is not here is no danger that anybody has looked at and found none.
 *
 * @param errorListeners told of what it prints with `console.error`
 * @param modules what it may import beside its own files, by specifier
 * @param freeze freezes a value with all that it leads to
 */
export function permittedGlobals(
  grants: readonly Grant[],
  errorListeners: ReadonlySet<(text: string) => void>,
  modules: Readonly<Record<string, object>>,
  freeze: <T>(value: T) => T,
): ReadonlyMap<string, unknown> {
  const globals = globalThis as unknown as Record<string, unknown>
  const given: Record<string, unknown> = {
    ...Object.fromEntries(words(`${LANGUAGE} ${HOST}`).map((name) => [name, globals[name]])),
    // The constructors that make code of strings, or tell of stacks, are not those that a submission gets.
    Function: Function.prototype.constructor,
    Error: Error.prototype.constructor,
    RegExp: RegExp.prototype.constructor,
    structuredClone: (...args: readonly unknown[]) => plainClone(...args),
    console: attenuatedConsole(errorListeners),
    ...attenuatedTimers(),
    performance: { now: () => performance.now(), timeOrigin: performance.timeOrigin },
    crypto: {
      randomUUID: () => crypto.randomUUID(),
      getRandomValues: <T extends Uint8Array<ArrayBuffer>>(array: T) => crypto.getRandomValues(array),
    },
    ...grantedGlobals(grants),
    [GRANTED_MODULES]: modules,
  }
  freeze(given)
  freeze(unnamed())
  // Its own, so that it may put there what it likes.
  const own: Record<string, unknown> = { ...given }
  own.globalThis = own
  return new Map(Object.entries(own))
}

/** What can be reached from these, and has no name of its own. */
function unnamed(): object[] {
  const segments = new Intl.Segmenter().segment('a')
  return [segments, segments[Symbol.iterator](), new URLSearchParams('a').entries()].map(
    (object) => Object.getPrototypeOf(object) as object,
  )
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}
