/**
 * Names a file of the grader in an import() type.
 *
 * @verdict rejected 0
 * @without nothing
 */
export type Secret = typeof import('__SECRET__')

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
