/**
 * Exports under the name __proto__, to put an object of its own below the exports.
 *
 * @verdict graded 0
 * @without nothing
 */
const value = {}
export { value as __proto__ }

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
