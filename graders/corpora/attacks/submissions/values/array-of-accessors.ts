/**
 * Gives an array whose slots answer anew each time they are read.
 *
 * @verdict graded 0
 * @without matchers
 * @then passes arrays
 */
export class Vault {
  put() {}
  get() {}
  names() {
    const answers = ['mona', 'lisa']
    return Object.defineProperties([], {
      0: { get: () => answers[0], enumerable: true },
      1: { get: () => answers[1], enumerable: true },
    })
  }
  keep() {}
  onGone() {}
  load() {}
}
