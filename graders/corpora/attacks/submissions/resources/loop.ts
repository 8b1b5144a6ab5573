/**
 * Loops for ever in a test.
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
    for (;;);
  }
}
