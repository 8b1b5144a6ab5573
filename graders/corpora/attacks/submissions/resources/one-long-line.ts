/**
 * Prints one line of a hundred million letters, and nested arrays without end.
 *
 * @verdict graded|timed-out|out-of-memory 0
 * @without nothing
 */
export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load(name) {
    console.log('x'.repeat(1e8))
    let array = [1]
    for (let depth = 0; depth < 50; depth++) array = new Array(100).fill(array)
    console.log('%o', array)
  }
}
