/**
 * Queues a microtask from a microtask for ever, so that no timer runs.
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
    const again = () => queueMicrotask(again)
    again()
  }
}
