/**
 * Puts a setter on Object.prototype, to catch what the judges write into objects of theirs.
 *
 * @verdict graded 0
 * @without lockdown canaries
 * @then prints caught a write
 */
try {
  Object.defineProperty(Object.prototype, 'test', {
    set() {
      console.log('caught a write')
    },
    get: () => 'x',
  })
  Object.assign({}, { test: 1 })
} catch {}

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
