/**
 * Makes a function of a string, which would see every global, and takes the process from it.
 *
 * @verdict graded 0
 * @without realm scope lockdown codegen
 * @then prints got the process
 */
export class Vault {
  put(name, value) {
    if ((() => {}).constructor('return process')().pid > 0) console.log('got the process')
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
