/**
 * Declares the names that what runs it uses itself.
 *
 * @verdict graded 0
 * @without nothing
 */
const derefModule = 1
const exports = {}
const require = 1
const module = {}
const harden = (value) => value
console.log(derefModule, exports, require, module, harden)

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
