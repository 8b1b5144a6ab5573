/**
 * Prints a stack trace, which names the frames of its judges.
 *
 * @verdict graded 0
 * @without lockdown
 * @then prints deref:suite
 */
export class Vault {
  put(name, value) {
    console.log(new Error().stack)
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
