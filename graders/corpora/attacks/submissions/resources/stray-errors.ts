/**
 * Throws thousands of errors that nobody catches, each with another message.
 *
 * @verdict graded|tampered 0
 * @without nothing
 */
export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load(name) {
    for (let thrown = 0; thrown < 20_000; thrown++)
      queueMicrotask(() => {
        throw new Error(`${thrown}`.repeat(300))
      })
    return new Promise((resolve) => setTimeout(resolve, 100))
  }
}
