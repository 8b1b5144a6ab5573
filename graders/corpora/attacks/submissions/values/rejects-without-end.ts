/**
 * Rejects with a promise of a promise of itself, and resolves twice, by objects that only look like promises.
 *
 * @verdict timed-out 0
 * @without nothing
 */
export class Vault {
  put() {}
  get() {}
  names() {}
  keep(value) {
    return {
      then: (kept, broken) => {
        kept()
        broken()
        kept()
      },
    }
  }
  onGone() {}
  load(name) {
    const endless = { then: (kept) => kept(endless) }
    return endless
  }
}
