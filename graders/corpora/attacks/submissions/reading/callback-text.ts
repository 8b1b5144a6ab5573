/**
 * Reads the source text of a callback that a hidden test hands it.
 *
 * @verdict graded 0
 * @without lockdown textless
 * @then prints the-text-of-a-hidden-test
 */
export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone(callback) {
    console.log(String(callback), callback.toString(), `${Function.prototype.toString.call(callback)}`)
  }
  load() {}
}
