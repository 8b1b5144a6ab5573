/**
 * Has a stack trace written into an object of its own.
 *
 * @verdict graded 0
 * @without lockdown
 * @then prints deref:suite
 */
export class Vault {
  put(name, value) {
    const own = {}
    Error.captureStackTrace(own)
    console.log(own.stack)
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
