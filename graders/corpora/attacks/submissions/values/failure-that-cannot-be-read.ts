/**
 * Throws errors whose name, message, stack and path throw in their turn, or never end.
 *
 * @verdict graded 0
 * @without nothing
 */
const trap = {
  get: () => {
    throw new Error('no')
  },
}

export class Vault {
  put(name, value) {
    throw Object.defineProperties(new Error(), { name: trap, message: trap, stack: trap, heldBy: trap, toString: trap })
  }
  get() {}
  names() {
    throw new Proxy({}, { get: trap.get, has: trap.get, getPrototypeOf: trap.get, ownKeys: trap.get })
  }
  keep(value) {
    throw Object.setPrototypeOf(new Error(), null)
  }
  onGone() {}
  load(name) {
    throw undefined
  }
}
