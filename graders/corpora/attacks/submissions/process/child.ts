/**
 * Starts a program.
 *
 * @verdict graded 0
 * @without realm scope permissions
 * @then writes
 */
const modules = globalThis.process?.getBuiltinModule

export class Vault {
  put(name, value) {
    modules('child_process').spawnSync('touch', ['__WITNESS__'])
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
