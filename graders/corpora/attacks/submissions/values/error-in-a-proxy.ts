/**
 * Throws a proxy that claims to be of the class which is expected.
 *
 * @verdict graded 0
 * @without matchers
 * @then passes throws
 */
export class Vault {
  put() {}
  get(name) {
    throw new Proxy(new Error('a name is needed'), { getPrototypeOf: () => RangeError.prototype })
  }
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
