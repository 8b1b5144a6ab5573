/**
 * Writes the number of calls into the callback that counts them.
 *
 * @verdict graded 0
 * @without matchers
 * @then passes called
 */
export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone(callback) {
    callback.calls = 1
  }
  load() {}
}
