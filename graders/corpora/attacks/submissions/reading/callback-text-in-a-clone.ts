/**
 * Has the structured clone of a callback fail, with its source text in the message.
 *
 * @verdict graded 0
 * @without realm scope textless
 * @then prints the-text-of-a-hidden-test
 */
export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone(callback) {
    try {
      structuredClone(callback)
    } catch (error) {
      console.log(error.message)
    }
  }
  load() {}
}
