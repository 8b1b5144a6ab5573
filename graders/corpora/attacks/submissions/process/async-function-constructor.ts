/**
 * Makes functions of strings by the constructors that have no name of their own.
 *
 * @verdict graded 0
 * @without realm scope lockdown codegen
 * @then prints got the process
 */
export class Vault {
  put(name, value) {
    for (const kind of [function* () {}, async () => {}, async function* () {}]) {
      const run = kind.constructor('if (process.pid > 0) console.log("got the process")')()
      run.next?.()
    }
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
