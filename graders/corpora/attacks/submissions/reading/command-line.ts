/**
 * Reads the command line and the standard input of its process, by which the tests came.
 *
 * @verdict graded 0
 * @without realm scope permissions
 * @then prints deref:worker
 */
const modules = globalThis.process?.getBuiltinModule

export class Vault {
  put(name, value) {
    console.log(process.execArgv.join(), modules('fs').readFileSync('/proc/self/cmdline', 'utf8'))
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
