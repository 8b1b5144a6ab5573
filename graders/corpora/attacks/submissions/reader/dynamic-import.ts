/**
 * Imports a built-in module while it runs.
 *
 * @verdict rejected 0
 * @without nothing
 */
const fs = await import('node:fs')
console.log(fs.readFileSync('__SECRET__', 'utf8'))

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
