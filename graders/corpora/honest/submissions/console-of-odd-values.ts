// Unusual: prints everything there is, in every way: tables, groups, counters, proxies, circles, symbols, itself.
export class ShelfError extends Error {}
const circle: any = { name: 'circle' }
circle.self = circle
const odd = [undefined, null, NaN, -0, 1n, Symbol('s'), () => {}, class A {}, circle, new Proxy({}, { get() { throw new Error('trap') } }), new Map([[{}, new Set([1])]]), new WeakRef({}), new Date(NaN), /x/g, new Error('shown', { cause: circle }), Object.create(null), { toString() { throw new Error('toString') } }, new Uint8Array(3), Promise.resolve(1), function* () {}]
for (const method of ['log', 'info', 'debug', 'warn', 'error', 'trace', 'dir', 'dirxml', 'table'] as const) for (const value of odd) console[method](value)
console.log('%s is %d years and %i, %f, %j %o %O %c%%', 'Bob', 42, 42.5, 1.5, { a: 1 }, [1], { b: 2 }, 'color: red', 'rest')
console.table([{ a: 1, b: 'x' }, { a: 2, c: true }], ['a'])
console.group('group', 1)
console.groupCollapsed('collapsed')
console.info('indented\nlines')
console.groupEnd()
console.groupEnd()
console.groupEnd()
console.count()
console.count('named')
console.countReset('named')
console.time()
console.timeLog()
console.timeEnd()
console.time('t')
console.timeLog('t', 1, 2)
console.timeEnd('t')
console.assert(true, 'never')
console.assert(false, 'is printed: %s', 'x')
console.dir(circle, { depth: 0, colors: true })
const { log } = console
log('a method on its own')
;[1, 2].forEach(console.log)
setTimeout(console.log, 0, 'later')
console.clear?.()
console.log(console, globalThis.console === console)
console.error()

export class Shelf {
  refs = new Map<string, WeakRef<object>>()
  registry
  constructor(onGone = (_: string) => {}) {
    console.log(this, new.target)
    this.registry = new FinalizationRegistry(onGone)
  }
  put(key: string, object: object) {
    console.log('put', key)
    if (!key) throw new ShelfError('key')
    this.refs.set(key, new WeakRef(object))
    this.registry.register(object, key)
  }
  get(key: string) {
    console.debug(`get(${key})`)
    return this.refs.get(key)?.deref()
  }
  async fetch(key: string) {
    return this.get(key) ?? Promise.reject(new ShelfError(key))
  }
  *[Symbol.iterator]() {
    for (const key of this.refs.keys()) if (this.get(key)) yield [key, this.get(key)]
  }
}
