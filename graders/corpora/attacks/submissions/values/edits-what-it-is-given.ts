/**
 * Puts into the objects of the test what the test looks for in them.
 *
 * @verdict graded 0
 * @without matchers
 * @then passes collected kept
 */
export class Vault {
  put(name, value) {
    if (Array.isArray(value)) value.push(1)
  }
  get() {}
  names() {}
  keep(value) {
    if (Array.isArray(value)) value.push('kept')
  }
  onGone() {}
  load() {}
}
