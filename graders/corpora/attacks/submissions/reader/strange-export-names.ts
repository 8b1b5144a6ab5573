/**
 * Exports under names that are no identifiers, to break out of the code that lists them.
 *
 * @verdict graded 0
 * @without nothing
 */
const value = 1
export { value as "a-b", value as "x: 1 } }; console.log('a-secret-in-a-file'); ({ y", value as "\n\u2028*/", value as '"' }

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
