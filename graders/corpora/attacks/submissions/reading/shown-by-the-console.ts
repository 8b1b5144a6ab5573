/**
 * Has the console show all that is hidden in what it is given by a test.
 *
 * @verdict graded 0
 * @without nothing
 */
export class Vault {
  put() {}
  get() {}
  names() {}
  keep(value) {
    console.log('%o', value)
  }
  onGone(callback) {
    console.log('%o %O %s', callback, callback, callback)
    console.dir(callback, { showHidden: true, getters: true })
    console.table([callback])
  }
  load() {}
}
