/**
 * Puts what throws in the place of globals that Node's side may look up as it loads the tests, to make that the grader's fault.
 *
 * @verdict graded 0
 * @without nothing
 */
globalThis.Object = function () {
  throw { toString: () => 'a-secret-in-a-file' }
}

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
