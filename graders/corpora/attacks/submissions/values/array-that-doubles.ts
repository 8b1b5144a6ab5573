/**
 * Gives an array of two that hold the same array of two, fifty deep: to show it takes for ever.
 *
 * @verdict graded|timed-out 0
 * @without nothing
 */
export class Vault {
  put() {}
  get() {}
  names() {
    let array = [1]
    for (let depth = 0; depth < 50; depth++) array = [array, array]
    return array
  }
  keep() {}
  onGone() {}
  load() {}
}
