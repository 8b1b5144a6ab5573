// Unusual: promise chains without async, rejections that are caught late, races that are lost, promises that never settle, all the combinators.
export class ShelfError extends Error {}
const caughtLate = Promise.reject(new ShelfError('caught late'))
setTimeout(() => caughtLate.catch(() => {}), 0)
caughtLate.then(() => {}, () => {})
const never = new Promise<never>(() => {})
const lost = Promise.race([never, Promise.resolve('won')])
const settled = Promise.allSettled([Promise.reject(new ShelfError('settled')), 1, lost])
const any = Promise.any([Promise.reject(new Error('a')), Promise.resolve(2)]).catch((error: AggregateError) => error.errors.length)
const order: string[] = []
queueMicrotask(() => order.push('microtask'))
setTimeout(() => order.push('timeout'), 0)
Promise.resolve().then(() => order.push('then')).then(() => order.push('then then'))
order.push('sync')
const noneOf = Promise.any([Promise.reject(1)]).catch((error) => error instanceof AggregateError)
export class Shelf {
  refs = new Map<string, WeakRef<object>>()
  registry
  constructor(onGone = (_: string) => {}) {
    this.registry = new FinalizationRegistry(onGone)
    void never.then(() => this)
  }
  put(key: string, object: object) {
    if (!key) throw new ShelfError('key')
    this.refs.set(key, new WeakRef(object))
    this.registry.register(object, key)
  }
  get(key: string) { return this.refs.get(key)?.deref() }
  fetch(key: string): Promise<object> {
    return settled
      .then((results) => { if (results.map(({ status }) => status[0]).join('') !== 'rff') throw new Error('settled') })
      .then(() => Promise.all([any, noneOf]))
      .then(([two, none]) => { if (two !== 2 || none !== true) throw new Error('any') })
      .then(() => new Promise((resolve) => setTimeout(resolve, 1)))
      .then(() => { if (order.slice(0, 4).join() !== 'sync,microtask,then,then then') throw new Error(order.join()) })
      .then(() => this.get(key) ?? Promise.reject(new ShelfError(key)))
      .finally(() => Promise.resolve())
  }
  *[Symbol.iterator]() { for (const key of this.refs.keys()) if (this.get(key)) yield [key, this.get(key)] }
}
