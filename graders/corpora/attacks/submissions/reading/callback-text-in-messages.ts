/**
 * Has V8 quote a callback of a hidden test in the message of an error.
 *
 * @verdict graded 0
 * @without textless
 * @then prints the-text-of-a-hidden-test
 */
export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone(callback) {
    for (const fail of [
      () => class extends callback {},
      () => Reflect.construct(callback, []),
      () => Map.prototype.get.call(callback),
      () => null[callback],
      () => callback in 1,
    ]) {
      try {
        fail()
      } catch (error) {
        console.log(error.message)
      }
    }
  }
  load() {}
}
