/**
 * Hides an import() behind <!--, a comment to whoever takes the file for a script, and no comment in a module.
 *
 * @verdict rejected 0
 * @without imports realm scope
 * @then prints a-secret-in-a-file
 */
import './helper.ts'

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
// --- helper.ts
let y = 0
0 <!--y, import('__SECRET__').then(({ secret }) => console.log(secret))
