/**
 * Replaces WeakRef.prototype.deref, so that everything reads as dead. It keeps its values, so it gives them back.
 *
 * @verdict graded 1
 * @without lockdown canaries
 * @then passes collected
 */
const values = new Map()

try {
  WeakRef.prototype.deref = () => undefined
} catch {}

export class Vault {
  put(name, value) {
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
