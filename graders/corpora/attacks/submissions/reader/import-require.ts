/**
 * Imports by the syntax that TypeScript has for require.
 *
 * @verdict rejected 0
 * @without nothing
 */
import fs = require('node:fs')

console.log(fs.readFileSync('__SECRET__', 'utf8'))

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
