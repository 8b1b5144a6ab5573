/**
 * Leaves a callback behind that fails a later test of its own accord, and ends no run.
 *
 * @verdict graded 0
 * @without nothing
 */
setInterval(() => {
  throw new Error('a stray one')
}, 5)

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
