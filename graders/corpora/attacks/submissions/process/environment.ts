/**
 * Reads the environment.
 *
 * @verdict graded 0
 * @without realm scope environment
 * @then prints a-secret-of-the-environment
 */
export class Vault {
  put(name, value) {
    console.log(process.env.DEREF_SECRET)
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
