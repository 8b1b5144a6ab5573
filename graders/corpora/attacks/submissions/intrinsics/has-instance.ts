/**
 * Makes every error one of the class that is expected.
 *
 * @verdict graded 0
 * @without lockdown canaries
 * @then passes throws
 */
try {
  Object.defineProperty(RangeError, Symbol.hasInstance, { value: () => true })
} catch {}

export class Vault {
  put() {}
  get(name) {
    throw new Error('a name is needed')
  }
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
