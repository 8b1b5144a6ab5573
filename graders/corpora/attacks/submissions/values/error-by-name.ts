/**
 * Throws a plain object that bears the name and the message of the error that is expected.
 *
 * @verdict graded 0
 * @without matchers
 * @then passes throws
 */
export class Vault {
  put() {}
  get(name) {
    throw { name: 'RangeError', message: 'a name is needed' }
  }
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
