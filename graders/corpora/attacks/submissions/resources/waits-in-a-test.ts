/**
 * Gives a promise that nobody settles.
 *
 * @verdict graded 0
 * @without nothing
 */
export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load(name) {
    return new Promise(() => {})
  }
}
