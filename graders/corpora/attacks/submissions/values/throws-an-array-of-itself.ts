/**
 * Throws an array that holds itself, to overflow the stack of what reports failures, so that the fault looks like ours.
 *
 * @verdict graded 0
 * @without nothing
 */
export class Vault {
  put(name, value) {
    const array = []
    array.push(array)
    throw array
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load(name) {
    const array = []
    array.push(array)
    setTimeout(() => {
      throw array
    })
    return Promise.reject(array)
  }
}
