/**
 * Makes everything the same as everything.
 *
 * @verdict graded 0
 * @without lockdown canaries
 * @then passes identity
 */
try {
  Object.is = () => true
} catch {}

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
