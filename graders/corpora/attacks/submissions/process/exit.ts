/**
 * Ends the process in the middle of a test.
 *
 * @verdict graded 0
 * @without realm scope
 * @then ends crashed
 */
export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load(name) {
    process.reallyExit(0)
  }
}
