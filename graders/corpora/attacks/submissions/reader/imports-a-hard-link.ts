/**
 * Imports a hard link to a file of the grader.
 *
 * @verdict rejected 0
 * @without imports realm scope
 * @then prints a-secret-in-a-file
 * @hardlink link.ts __SECRET__
 */
import { secret } from './link.ts'
console.log(secret)

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
