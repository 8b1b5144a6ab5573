/**
 * Throws an error whose name loops for ever when it is read, by whoever reports it.
 *
 * @verdict graded|timed-out 0
 * @without nothing
 */
export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load(name) {
    throw Object.defineProperty(new Error(), 'stack', {
      get: () => {
        for (;;);
      },
    })
  }
}
