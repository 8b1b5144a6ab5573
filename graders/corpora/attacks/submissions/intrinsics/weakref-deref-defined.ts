/**
 * Defines WeakRef.prototype.deref anew through Reflect, once a test has begun.
 *
 * @verdict graded 1
 * @without lockdown canaries
 * @then passes collected
 */
const values = new Map()

export class Vault {
  put(name, value) {
    Reflect.defineProperty(WeakRef.prototype, 'deref', { value: () => undefined })
    values.set(name, value)
  }
  get(name) {
    return values.get(name)
  }
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
