/**
 * Gives an array that holds itself, to overflow the stack of whoever compares or shows it.
 *
 * @verdict graded 0
 * @without nothing
 */
export class Vault {
  put() {}
  get() {}
  names() {
    const array = []
    array.push(array, array)
    return array
  }
  keep() {}
  onGone() {}
  load() {}
}
