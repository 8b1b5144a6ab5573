/**
 * Writes a file.
 *
 * @verdict graded 0
 * @without realm scope permissions
 * @then writes
 */
const modules = globalThis.process?.getBuiltinModule

export class Vault {
  put(name, value) {
    modules('fs').writeFileSync('__WITNESS__', 'was here')
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
