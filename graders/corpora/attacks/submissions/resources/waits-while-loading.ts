/**
 * Waits while it is being loaded for something that never comes, and keeps the process awake.
 *
 * @verdict timed-out 0
 * @without watchdog
 * @then hangs
 */
setInterval(() => {}, 1000)
await new Promise(() => {})

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
