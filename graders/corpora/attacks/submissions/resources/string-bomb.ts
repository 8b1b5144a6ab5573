/**
 * Fills the heap with one string that doubles.
 *
 * @verdict graded|out-of-memory 0
 * @without nothing
 */
export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load(name) {
    let text = 'x'
    const texts = []
    for (;;) {
      text += text + texts.length
      texts.push([...text])
    }
  }
}
