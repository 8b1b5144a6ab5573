// Unusual: subclasses of WeakRef, FinalizationRegistry, WeakMap and WeakSet, with methods assigned to their prototypes and instances.
export class ShelfError extends Error {}
class NamedRef<T extends object> extends WeakRef<T> {
  constructor(target: T, readonly name: string) {
    super(target)
    this.deref = this.deref.bind(this)
  }
  get alive() {
    return this.deref() !== undefined
  }
}
class Registry extends FinalizationRegistry<string> {
  registered = 0
  override register(target: WeakKey, held: string, token?: WeakKey) {
    this.registered += 1
    return super.register(target, held, token)
  }
}
Registry.prototype.unregister = function () {
  return false
}
class Names extends WeakMap<object, string> {
  constructor() {
    super()
    this.get = this.get.bind(this)
    this.has = (key) => this.get(key) !== undefined
  }
}
class Seen extends WeakSet<object> {}
Seen.prototype.has = function () {
  return true
}
export class Shelf {
  refs: NamedRef<object>[] = []
  names = new Names()
  registry: Registry
  constructor(onGone = (_: string) => {}) {
    this.registry = new Registry(onGone)
  }
  put(key: string, object: object) {
    if (key.length < 1) throw new ShelfError('key')
    this.refs = this.refs.filter(({ name, alive }) => alive && name !== key)
    this.refs.push(new NamedRef(object, key))
    this.names.set(object, key)
    this.registry.register(object, key)
  }
  get(key: string) {
    return this.refs.find(({ name }) => name === key)?.deref()
  }
  async fetch(key: string) {
    const object = this.get(key)
    if (!object || !this.names.has(object) || !new Seen().has({})) throw new ShelfError(key)
    return object
  }
  *[Symbol.iterator]() {
    for (const ref of this.refs) if (ref.alive) yield [this.names.get(ref.deref()!), ref.deref()]
  }
}
