/**
 * Imports a file with a query, which some bundlers answer with its source text.
 *
 * @verdict rejected 0
 * @without nothing
 */
import text from './../secret.ts?raw'

console.log(text)

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
