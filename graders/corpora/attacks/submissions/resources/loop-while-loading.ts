/**
 * Loops for ever while it is being loaded.
 *
 * @verdict timed-out 0
 * @without watchdog
 * @then hangs
 */
for (;;);

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
