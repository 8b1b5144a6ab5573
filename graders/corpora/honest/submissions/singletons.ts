// Unusual: instances of anonymous classes, a namespace object as the class, lazy getters that replace themselves, inspect and toJSON hooks.
export class ShelfError extends Error {
  [Symbol.for('nodejs.util.inspect.custom')]() { return 'ShelfError, inspected' }
}
const registry = new (class {
  get real(): FinalizationRegistry<() => void> {
    const value = new FinalizationRegistry((told: () => void) => told())
    Object.defineProperty(this, 'real', { value, writable: false })
    return value
  }
})()
const counters = new (class Counters extends Map<string, number> {
  bump(key: string) { return this.set(key, (this.get(key) ?? 0) + 1).get(key)! }
})([['made', 0]])
export default new (class { answer = 42 })()
export const Shelf = class extends null {
  declare refs: Map<string, WeakRef<object>>
  declare onGone: (key: string) => void
  constructor(onGone: (key: string) => void = () => {}) {
    const shelf = Object.create(new.target.prototype)
    counters.bump('made')
    return Object.assign(shelf, { refs: new Map(), onGone })
  }
  put(key: string, object: object) {
    if (!key) throw new ShelfError(`key, of shelf ${counters.get('made')}`)
    const { onGone } = this
    this.refs.set(key, new WeakRef(object))
    registry.real.register(object, () => onGone(key))
  }
  get(key: string) { return this.refs.get(key)?.deref() }
  async fetch(key: string) { console.log(new ShelfError('shown'), counters, this); return this.get(key) ?? Promise.reject(new ShelfError(key)) }
  *[Symbol.iterator]() { for (const key of this.refs.keys()) if (this.get(key)) yield [key, this.get(key)] }
  static [Symbol.toStringTag] = 'Shelf'
  get [Symbol.toStringTag]() { return 'Shelf' }
}
