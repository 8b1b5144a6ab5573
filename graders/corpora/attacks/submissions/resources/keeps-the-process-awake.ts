/**
 * Leaves timers behind that would keep the process awake for ever.
 *
 * @verdict graded 0
 * @without nothing
 */
setInterval(() => {}, 1)
setTimeout(() => {}, 1e9)

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
