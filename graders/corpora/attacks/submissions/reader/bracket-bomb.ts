/**
 * Nests a hundred thousand brackets, which overflow the stack of a parser and take its process along.
 *
 * @verdict rejected 0
 * @without nothing
 */
const deep = __BRACKETS__

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
