/**
 * Imports a file of the grader by its absolute path.
 *
 * @verdict rejected 0
 * @without imports realm scope
 * @then prints a-secret-in-a-file
 */
import { secret } from '__SECRET__'
console.log(secret)

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
