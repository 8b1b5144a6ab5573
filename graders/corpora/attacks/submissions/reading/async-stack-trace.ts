/**
 * Prints a stack trace after an await, and that of a rejection.
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
  async load(name) {
    await null
    console.log(new Error().stack)
  }
}
