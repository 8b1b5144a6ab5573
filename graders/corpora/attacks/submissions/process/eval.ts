/**
 * Has a string evaluated where every global is to be seen.
 *
 * @verdict graded 0
 * @without realm scope lockdown codegen
 * @then prints got the process
 */
export class Vault {
  put(name, value) {
    if ((0, eval)('process').pid > 0) console.log('got the process')
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
