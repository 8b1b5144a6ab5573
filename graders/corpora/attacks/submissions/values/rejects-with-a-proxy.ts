/**
 * Rejects with a proxy that claims to be of the class which is expected.
 *
 * @verdict graded 0
 * @without matchers
 * @then passes rejects
 */
export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  async load(name) {
    throw new Proxy(new Error('there is no nowhere'), { getPrototypeOf: () => TypeError.prototype })
  }
}
