/**
 * Walks from function to function by caller and arguments.
 *
 * @verdict graded 0
 * @without nothing
 */
export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone(callback) {
    for (const key of ['caller', 'arguments', 'callee']) {
      for (const owner of [callback, this.onGone, arguments]) {
        try {
          console.log(String(owner[key]))
        } catch {}
      }
    }
  }
  load() {}
}
