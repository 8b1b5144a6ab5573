/**
 * Keeps the event loop busy with immediates that beget immediates.
 *
 * @verdict graded 0
 * @without nothing
 */
const again = () => setImmediate(again)
again()

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
