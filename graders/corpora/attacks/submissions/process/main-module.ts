/**
 * Takes require from the main module.
 *
 * @verdict graded 0
 * @without realm scope permissions
 * @then prints a-secret-in-a-file
 */
export class Vault {
  put(name, value) {
    const { createRequire } = process.getBuiltinModule('module')
    console.log((process.mainModule?.require ?? createRequire('/'))('fs').readFileSync('__SECRET__', 'utf8'))
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
