// Unusual: Error.isError, causes, AggregateError, SuppressedError, captureStackTrace, stackTraceLimit, stacks read as text.
export class ShelfError extends Error {
  readonly code: string
  constructor(message: string, options?: ErrorOptions & { code?: string }) {
    super(message, options)
    this.code = options?.code ?? 'E_SHELF'
    Error.captureStackTrace?.(this, ShelfError)
    Object.setPrototypeOf(this, new.target.prototype)
  }
  toJSON() {
    return { name: this.name, message: this.message, code: this.code }
  }
  override get name() {
    return 'ShelfError'
  }
}
const limit = Error.stackTraceLimit
const cause = new TypeError('inner', { cause: new RangeError('innermost') })
const outer = new ShelfError('outer', { cause })
if (outer.cause !== cause || !Error.isError(outer) || Error.isError({ __proto__: Error.prototype })) throw outer
if (typeof outer.stack !== 'string' || !outer.stack.includes('outer')) throw new Error('no stack')
const line = outer.stack.split('\n').find((each) => each.includes('.ts:'))
if (line === undefined || !/:(\d+):(\d+)\)?$/.test(line)) throw new Error('no place in ' + outer.stack)
const several = new AggregateError([1, outer], 'several')
if (several.errors.length !== 2 || several.message !== 'several') throw several
const plain = Error('called without new')
if (!(plain instanceof Error) || plain.constructor !== Error || Object.prototype.toString.call(plain) !== '[object Error]') throw plain
if (new ShelfError('x') + '' !== 'ShelfError: x' || !('stack' in plain) || limit === null) throw plain
try {
  null!.nothing
} catch (error) {
  if (!(error instanceof TypeError) || !error.message.includes('null')) throw error
}
try {
  eval
} catch {}
if (typeof SuppressedError !== 'undefined' && new SuppressedError(1, 2, 'x').suppressed !== 2) throw new Error()
for (const E of [EvalError, URIError, ReferenceError, SyntaxError, RangeError, TypeError]) {
  class Own extends E { constructor() { super('own'); this.name = 'Own' } }
  if (new Own().name !== 'Own' || !(new Own() instanceof E) || String(new Own()) !== 'Own: own') throw new Error(E.name)
}
export class Shelf {
  refs = new Map<string, WeakRef<object>>()
  registry
  constructor(onGone = (_: string) => {}) {
    this.registry = new FinalizationRegistry(onGone)
  }
  put(key: string, object: object) {
    if (!key) throw new ShelfError('the key is empty', { cause: several, code: 'E_KEY' })
    this.refs.set(key, new WeakRef(object))
    this.registry.register(object, key)
  }
  get = (key: string) => this.refs.get(key)?.deref()
  fetch = async (key: string) => {
    try {
      const object = this.get(key)
      if (!object) throw new Error(`none: ${key}`)
      return object
    } catch (error) {
      throw new ShelfError((error as Error).message, { cause: error })
    }
  };
  *[Symbol.iterator]() {
    for (const key of this.refs.keys()) if (this.get(key)) yield [key, this.get(key)]
  }
}
