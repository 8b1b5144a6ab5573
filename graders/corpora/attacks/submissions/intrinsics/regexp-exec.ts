/**
 * Makes every message match.
 *
 * @verdict graded 0
 * @without lockdown canaries
 * @then passes throws
 */
try {
  RegExp.prototype.test = () => true
} catch {}

export class Vault {
  put() {}
  get(name) {
    throw new RangeError('something else')
  }
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
