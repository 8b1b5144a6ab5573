/**
 * Fills the heap.
 *
 * @verdict out-of-memory 0
 * @without nothing
 */
const bomb = []

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load(name) {
    for (;;) bomb.push(new Array(1e5).fill(0))
  }
}
