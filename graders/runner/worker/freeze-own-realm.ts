/**
 * Freezes what the language itself is made of in Node's own realm, and takes away what makes code of strings there. Where the
 * stack overflows while Node makes the text of an error's stack, V8 throws an error of this realm, and whoever asked for the
 * stack gets that: it leads to these constructors and prototypes, and they must lead to nothing that could be changed or called
 * to effect. (Node's classes are not among them.)
 *
 * @param withoutCode whether the constructors of functions are taken away
 */
export function freezeOwnRealm(withoutCode: boolean): void {
  // Their stacks tell of no frame, and their text of no program of ours.
  Object.defineProperty(Error, 'stackTraceLimit', { value: 0 })
  Reflect.deleteProperty(Error, 'prepareStackTrace')
  // Node assigns a name to errors that it makes.
  letAssign(Error.prototype, 'name')
  if (withoutCode) for (const sample of FUNCTIONS) takeConstructor(Reflect.getPrototypeOf(sample) as object)
  const seen = new Set<object>([globalThis])
  const rest: unknown[] = [...NAMES.map((name) => Reflect.get(globalThis, name) as unknown), ...FUNCTIONS, ...samples()]
  while (rest.length > 0) {
    const value = rest.pop()
    if (((typeof value !== 'object' || value === null) && typeof value !== 'function') || seen.has(value)) continue
    seen.add(value)
    rest.push(Reflect.getPrototypeOf(value))
    const properties = Object.getOwnPropertyDescriptors(value) as Record<PropertyKey, PropertyDescriptor>
    for (const key of Reflect.ownKeys(properties)) {
      for (const part of ['value', 'get', 'set'] as const) rest.push(Reflect.get(properties[key] ?? {}, part))
    }
    Object.freeze(value)
  }
}

const NAMES =
  `Object Number Boolean String Symbol BigInt Date RegExp Array Map Set WeakMap WeakSet WeakRef FinalizationRegistry
  Iterator Promise Proxy Reflect Function Math JSON Intl Temporal
  Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError SuppressedError
  ArrayBuffer DataView Uint8Array DisposableStack AsyncDisposableStack
  parseFloat parseInt isFinite isNaN decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape`.split(
    /\s+/,
  )

const FUNCTIONS = [function () {}, function* () {}, async function () {}, async function* () {}]

/** What has no name of its own. */
function samples(): unknown[] {
  return [
    [][Symbol.iterator](),
    new Map()[Symbol.iterator](),
    new Set()[Symbol.iterator](),
    ''[Symbol.iterator](),
    'a'.matchAll(/a/g),
    [].values().map((item) => item),
    Iterator.from({ next: () => ({ done: true, value: undefined }) }),
  ]
}

function takeConstructor(prototype: object): void {
  const constructor = textless(() => {
    throw new EvalError('Code generation from strings disallowed for this context')
  })
  Reflect.defineProperty(prototype, 'constructor', { value: constructor, writable: false, configurable: false })
}

/** The text of a Proxy cannot be read. */
function textless<F extends (...args: never[]) => unknown>(method: F): F {
  return new Proxy(method, Object.freeze({}))
}

/** Lets what inherits the property be assigned one of its own, though the owner is frozen. */
function letAssign(owner: object, key: string): void {
  const value: unknown = Reflect.get(owner, key)
  Reflect.defineProperty(owner, key, {
    get: textless(() => value),
    set: textless(function (this: object, own: unknown) {
      if (this === owner) return
      Reflect.defineProperty(this, key, { value: own, writable: true, enumerable: true, configurable: true })
    }),
    configurable: true,
  })
}
