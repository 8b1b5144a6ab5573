/**
 * Puts a WeakRef of its own, whose referents read as dead, in the place of the global one.
 *
 * @verdict graded 1
 * @without nothing
 */
const values = new Map()

globalThis.WeakRef = class {
  deref() {}
}

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
