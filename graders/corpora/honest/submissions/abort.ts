// Unusual: AbortController, AbortSignal.timeout, any and throwIfAborted, DOMException, structuredClone.
export class ShelfError extends Error {}
const controller = new AbortController()
const reasons: unknown[] = []
controller.signal.addEventListener('abort', () => reasons.push(controller.signal.reason), { once: true })
controller.signal.onabort = (event) => reasons.push(event.type)
controller.abort(new ShelfError('stop'))
if (reasons.length !== 2) throw new Error('abort was heard ' + reasons.length + ' times')
try {
  AbortSignal.abort().throwIfAborted()
} catch (error) {
  if (!(error instanceof DOMException) || error.name !== 'AbortError') throw error
}
const copy = structuredClone({ a: new Map([[1, new Date(0)]]), b: /x/g, c: [1n], d: new Uint8Array([1]) })
if (copy.a.get(1)!.getTime() !== 0 || copy.b.source !== 'x' || copy.d[0] !== 1) throw new Error('structuredClone')
if (!(copy.a instanceof Map) || !Array.isArray(copy.c)) throw new Error('structuredClone gives things of another realm')
try {
  structuredClone(() => {})
} catch (error) {
  if ((error as DOMException).name !== 'DataCloneError') throw error
}

export class Shelf {
  #refs = new Map<string, WeakRef<object>>()
  #registry
  constructor(onGone = (_key: string) => {}) {
    this.#registry = new FinalizationRegistry(onGone)
  }
  put(key: string, object: object) {
    const signal = key === '' ? AbortSignal.abort(new ShelfError('no key')) : controller.signal.aborted && new AbortController().signal
    if (signal) signal.throwIfAborted()
    this.#refs.set(key, new WeakRef(object))
    this.#registry.register(object, key)
  }
  get(key: string) {
    return this.#refs.get(key)?.deref()
  }
  async fetch(key: string) {
    const signal = AbortSignal.any([AbortSignal.timeout(5), new AbortController().signal])
    const gone = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    const object = this.get(key)
    try {
      return await (object ? Promise.resolve(object) : gone)
    } catch (error) {
      gone.catch(() => {})
      throw new ShelfError(`${key}: ${(error as Error).name}`, { cause: error })
    } finally {
      gone.catch(() => {})
    }
  }
  *[Symbol.iterator]() {
    for (const key of this.#refs.keys()) if (this.get(key)) yield [key, this.get(key)]
  }
}
