/**
 * Reads a file of the grader.
 *
 * @verdict graded 0
 * @without realm scope permissions
 * @then prints a-secret-in-a-file
 */
const modules = globalThis.process?.getBuiltinModule

export class Vault {
  put(name, value) {
    console.log(modules('fs').readFileSync('__SECRET__', 'utf8'))
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
