const words = (text: string) => text.split(/\s+/).filter((word) => word !== '')

/** Of the language: frozen before a submission is loaded, so that it may have them as they are. */
export const LANGUAGE: readonly string[] = words(`
  Object Number parseFloat parseInt isFinite isNaN Boolean String Symbol BigInt Math Date Intl Temporal JSON RegExp
  Array Map Set WeakMap WeakSet WeakRef FinalizationRegistry Iterator Promise Proxy Reflect Function
  Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError SuppressedError
  ArrayBuffer SharedArrayBuffer Atomics DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array
  Int32Array Uint32Array BigInt64Array BigUint64Array Float16Array Float32Array Float64Array
  DisposableStack AsyncDisposableStack decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape
  globalThis`)

/** Of the host: made in the realm, see `abilities`. They compute, or call back. */
export const HOST: readonly string[] = words(`
  AbortController AbortSignal Event EventTarget CustomEvent DOMException TextDecoder TextEncoder URL URLSearchParams
  atob btoa queueMicrotask structuredClone console setTimeout setInterval setImmediate clearTimeout clearInterval
  clearImmediate performance crypto`)
