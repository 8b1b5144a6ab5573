/**
 * Imports a built-in module.
 *
 * @verdict rejected 0
 * @without imports realm scope permissions
 * @then prints a-secret-in-a-file
 */
import { readFileSync } from 'node:fs'
console.log(readFileSync('__SECRET__', 'utf8'))

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
