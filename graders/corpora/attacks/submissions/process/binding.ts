/**
 * Takes an internal binding of Node, below the modules on which permissions are checked.
 *
 * @verdict graded 0
 * @without realm scope permissions
 * @then prints got a binding
 */
export class Vault {
  put(name, value) {
    if (process.binding('fs').open) console.log('got a binding')
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
