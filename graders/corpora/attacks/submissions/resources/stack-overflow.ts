/**
 * Calls what it is given from the very end of the stack.
 *
 * @verdict graded 0
 * @without nothing
 */
export class Vault {
  put(name, value) {
    const deep = () => [deep()].length
    return deep()
  }
  get() {}
  names() {}
  keep() {}
  onGone(callback) {
    const deep = () => {
      try {
        deep()
      } finally {
        callback()
      }
    }
    try {
      deep()
    } catch {}
  }
  load() {}
}
