/**
 * Prints without end, to fill the pipe, the memory of the grader and the score.
 *
 * @verdict timed-out 0
 * @without watchdog
 * @then hangs
 */
export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load(name) {
    for (;;) console.log('x'.repeat(1e4))
  }
}
