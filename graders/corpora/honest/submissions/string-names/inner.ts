class SomeError extends Error {}
export { SomeError as 'no name at all' }
export let current = 'first'
export function change(value: string) { current = value }
export { Inner as inner }
class Inner {
  refs = new Map<string, WeakRef<object>>()
  registry
  constructor(onGone = (_: string) => {}) {
    this.registry = new FinalizationRegistry(onGone)
  }
  put(key: string, object: object) {
    if (!key) throw new SomeError('key')
    this.refs.set(key, new WeakRef(object))
    this.registry.register(object, key)
  }
  get(key: string) {
    return this.refs.get(key)?.deref()
  }
  async fetch(key: string) {
    return this.get(key) ?? Promise.reject(new SomeError(key))
  }
  *[Symbol.iterator]() {
    for (const key of this.refs.keys()) if (this.get(key)) yield [key, this.get(key)]
  }
}
