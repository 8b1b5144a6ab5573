// Unusual: probes by try and catch what is there and what fails: frozen things, deletes, setters on globals, eval, Function, prototype patches it takes back.
const attempts: Record<string, unknown> = {}
const attempt = (what: string, f: () => unknown) => { try { attempts[what] = f() } catch (error) { attempts[what] = (error as Error).name } }
attempt('define on own prototype', () => Object.defineProperty(class {}.prototype, 'x', { value: 1 }))
attempt('optional host', () => (globalThis as any).process?.memoryUsage?.().heapUsed ?? 0)
attempt('a number of cores', () => (globalThis as any).navigator?.hardwareConcurrency ?? 1)
attempt('bad regex', () => new RegExp('['))
attempt('bad date', () => new Date(NaN).toISOString())
attempt('bad json', () => JSON.parse('{'))
attempt('bad length', () => new Array(-1))
attempt('bad radix', () => (1).toString(99))
attempt('null', () => (null as any).x)
attempt('not a function', () => (1 as any)())
attempt('frozen', () => { (Object.freeze([1]) as any).push(2) })
attempt('const', () => { class A { static readonly b = 1 } Object.freeze(A); (A as any).b = 2 })
attempt('circle', () => { const a: any = {}; a.a = a; JSON.stringify(a) })
attempt('bigint', () => JSON.stringify(1n))
attempt('repeat', () => 'a'.repeat(-1))
attempt('normalize', () => 'a'.normalize('x'))
attempt('symbol', () => `${Symbol() as any}`)
attempt('proxy', () => new Proxy(1 as any, {}))
attempt('super', () => { class A extends Object { constructor() { if (globalThis) return; super() } } return new A() })
attempt('private', () => { class A { #x = 1; static x(a: any) { return a.#x } } return A.x({}) })
if (attempts['null'] !== 'TypeError' || attempts['bad length'] !== 'RangeError' || attempts['bad regex'] !== 'SyntaxError' || attempts['frozen'] !== 'TypeError') throw new Error(JSON.stringify(attempts))
if (attempts['super'] !== 'ReferenceError' || attempts['bigint'] !== 'TypeError' || attempts['repeat'] !== 'RangeError' || attempts['const'] !== 'TypeError') throw new Error(JSON.stringify(attempts))
export class ShelfError extends Error {}
export class Shelf {
  refs = new Map<string, WeakRef<object>>()
  registry
  constructor(onGone = (_: string) => {}) { this.registry = new FinalizationRegistry(onGone) }
  put(key: string, object: object) {
    try { if (key === '') throw 'not an error' } catch (thrown) { throw new ShelfError(`key: ${thrown}`, { cause: thrown }) } finally { if (key !== '') this.refs.set(key, new WeakRef(object)) }
    try { this.registry.register(key as never, key) } catch { this.registry.register(object, key) }
  }
  get(key: string) { return this.refs.get(key)?.deref() }
  async fetch(key: string) { try { return this.get(key) ?? (await Promise.reject(undefined)) } catch (thrown) { throw thrown ?? new ShelfError(key) } }
  *[Symbol.iterator]() { for (const key of this.refs.keys()) if (this.get(key)) yield [key, this.get(key)] }
}
