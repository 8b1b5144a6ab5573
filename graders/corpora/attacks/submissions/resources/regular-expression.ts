/**
 * Matches a regular expression that takes for ever.
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
    ;/^(a+)+$/.test('a'.repeat(60) + 'b')
  }
}
