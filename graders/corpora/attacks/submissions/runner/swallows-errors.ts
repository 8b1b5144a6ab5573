/**
 * Takes every listener for uncaught errors away, and throws one.
 *
 * @verdict graded 0
 * @without realm scope
 * @then ends crashed
 */
export class Vault {
  put(name, value) {
    if (typeof process === 'undefined') return
    process.removeAllListeners('uncaughtException')
    process.removeAllListeners('unhandledRejection')
    setTimeout(() => {
      throw new Error('nobody listens')
    })
  }
  get() {}
  names() {
    return new Promise(() => {})
  }
  keep() {}
  onGone() {}
  load(name) {
    return new Promise((resolve) => setTimeout(resolve, 100))
  }
}
