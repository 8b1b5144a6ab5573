/**
 * Reads the hidden tests where they lie.
 *
 * @verdict graded 0
 * @without realm scope permissions
 * @then prints the-text-of-a-hidden-test
 */
const modules = globalThis.process?.getBuiltinModule

export class Vault {
  put(name, value) {
    console.log(modules('fs').readFileSync('__HIDDEN_TEST__', 'utf8'))
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
