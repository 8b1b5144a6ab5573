/**
 * Exports all that a file outside the submission exports, and prints it by way of a helper.
 *
 * @verdict rejected 0
 * @without imports realm scope
 * @then prints a-secret-in-a-file
 */
import { secret } from './helper.ts'
console.log(secret)

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
// --- helper.ts
export * from '../secret.ts'
