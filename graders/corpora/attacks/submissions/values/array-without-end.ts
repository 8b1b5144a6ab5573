/**
 * Gives an array of two that claims a length of four thousand million.
 *
 * @verdict graded 0
 * @without matchers
 * @then ends timed-out
 */
export class Vault {
  put() {}
  get() {}
  names() {
    const array = new Array(4294967295)
    array[0] = 'mona'
    array[1] = 'lisa'
    return array
  }
  keep() {}
  onGone() {}
  load() {}
}
