/**
 * Puts what throws in the place of globals that Node's side may look up as it loads the tests, to make that the grader's fault.
 *
 * @verdict graded 0
 * @without nothing
 */
const { defineProperty } = Object
for (const name of ['Object', 'Array', 'Promise', 'Map', 'Function', 'String', 'Reflect', 'JSON', 'Symbol']) {
  defineProperty(globalThis, name, {
    get() {
      throw new RangeError('a-secret-in-a-file')
    },
  })
}

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
