/**
 * Awaits for ever without any turn of the event loop.
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
  async load(name) {
    for (;;) await null
  }
}
