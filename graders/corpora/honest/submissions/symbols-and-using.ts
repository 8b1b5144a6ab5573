// Unusual: Symbol.iterator, toStringTag, toPrimitive, hasInstance, species, dispose, and `using`, at the top level too.
using atTheTop = { [Symbol.dispose]: () => void (disposed += 1) }
let disposed = 0
const hidden = Symbol('hidden')

export class ShelfError extends Error {
  get [Symbol.toStringTag]() {
    return 'ShelfError'
  }
}
class Lock implements Disposable {
  held = true;
  [Symbol.dispose]() {
    this.held = false
  }
}
class AsyncLock implements AsyncDisposable {
  async [Symbol.asyncDispose]() {
    await null
  }
}
export class Shelf {
  [hidden] = new Map<string, WeakRef<object>>()
  registry
  constructor(onGone = (_: string) => {}) {
    this.registry = new FinalizationRegistry(onGone)
  }
  get [Symbol.toStringTag]() {
    return 'Shelf'
  }
  [Symbol.toPrimitive](hint: string) {
    return hint === 'number' ? this[hidden].size : 'shelf'
  }
  static [Symbol.hasInstance](value: object) {
    return hidden in value
  }
  put(key: string, object: object) {
    using lock = new Lock()
    using stack = new DisposableStack()
    stack.use(new Lock())
    stack.defer(() => {})
    if (key === '' || !lock.held) throw new ShelfError(`no key: ${Object.prototype.toString.call(this)}`)
    this[hidden].set(key, new WeakRef(object))
    this.registry.register(object, key)
  }
  get(key: string) {
    return this instanceof Shelf ? this[hidden].get(key)?.deref() : undefined
  }
  async fetch(key: string) {
    await using _lock = new AsyncLock()
    const object = this.get(key)
    if (!object || atTheTop === undefined) throw new ShelfError(`${this} has no ${key} among ${+this}`)
    return object
  }
  *[Symbol.iterator]() {
    for (const [key, ref] of this[hidden]) {
      const object = ref.deref()
      if (object) yield [key, object] as const
    }
  }
}
