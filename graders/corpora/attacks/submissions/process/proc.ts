/**
 * Reads the environment of another process below /proc.
 *
 * @verdict graded 0
 * @without realm scope permissions
 * @then prints a-secret-of-the-environment
 */
const modules = globalThis.process?.getBuiltinModule

export class Vault {
  put(name, value) {
    console.log(modules('fs').readFileSync('/proc/__PID__/environ', 'utf8'))
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
