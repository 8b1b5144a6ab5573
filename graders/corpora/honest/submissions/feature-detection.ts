// Unusual: looks where it runs: typeof of what may not be there, optional chaining, polyfills that are not needed.
declare const window: any, document: any, Deno: any, Bun: any, importScripts: any, self: any, navigator: any, WorkerGlobalScope: any
const where = {
  node: typeof process !== 'undefined' && process?.versions?.node,
  browser: typeof window !== 'undefined' && typeof document !== 'undefined',
  deno: typeof Deno === 'object',
  bun: typeof Bun !== 'undefined',
  worker: typeof importScripts === 'function' || typeof WorkerGlobalScope !== 'undefined',
  commonjs: typeof module === 'object' && typeof exports === 'object' && typeof require === 'function',
  buffer: typeof Buffer === 'function' ? Buffer.from('a').length : 0,
  fetch: typeof fetch,
  gc: typeof (globalThis as any).gc,
}
const root: any = typeof globalThis !== 'undefined' ? globalThis : typeof self !== 'undefined' ? self : typeof window !== 'undefined' ? window : global
const now = root.performance?.now?.bind(root.performance) ?? Date.now
const uuid = typeof crypto === 'object' && 'randomUUID' in crypto ? crypto.randomUUID() : String(Math.random())
const defer: (f: () => void) => void = typeof setImmediate === 'function' ? setImmediate : (f) => setTimeout(f, 0)
if (typeof structuredClone !== 'function') root.structuredClone = (x: unknown) => JSON.parse(JSON.stringify(x))
if (!Array.prototype.at) throw new Error('Then it would be written here')
if (typeof WeakRef === 'undefined' || typeof FinalizationRegistry === 'undefined') throw new Error('What is this?')
const debug = typeof process === 'object' && process?.env?.DEBUG ? console.log : () => {}
export class ShelfError extends Error {}
export class Shelf {
  refs = new Map<string, WeakRef<object>>()
  made = now()
  registry
  constructor(onGone = (_: string) => {}) {
    debug(where, uuid)
    this.registry = new FinalizationRegistry(onGone)
  }
  put(key: string, object: object) {
    if (!key) throw new ShelfError('key')
    this.refs.set(key, new WeakRef(object))
    this.registry.register(object, key)
  }
  get(key: string) {
    return this.refs.get(key)?.deref()
  }
  fetch(key: string) {
    return new Promise<object>((resolve, reject) => defer(() => {
      const object = this.get(key)
      object ? resolve(object) : reject(new ShelfError(key))
    }))
  }
  *[Symbol.iterator]() {
    for (const key of this.refs.keys()) if (this.get(key)) yield [key, this.get(key)]
  }
}
