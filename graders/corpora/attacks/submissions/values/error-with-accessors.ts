/**
 * Throws an error whose message is made up when it is asked for.
 *
 * @verdict graded 0
 * @without matchers
 * @then passes throws
 */
export class Vault {
  put() {}
  get(name) {
    throw Object.defineProperty(new RangeError(), 'message', { get: () => 'a name is needed' })
  }
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
