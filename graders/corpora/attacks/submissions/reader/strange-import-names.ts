/**
 * Imports and passes on names that are no identifiers, to break out of whatever code is made of them.
 *
 * @verdict graded 0
 * @without nothing
 */
import { "a; console.log('a-secret-in-a-file') //" as first, "*/ console.log('a-secret-in-a-file') /*" as second } from './helper.ts'
import * as all from './helper.ts'
export { "a; console.log('a-secret-in-a-file') //" as "} console.log('a-secret-in-a-file') {" } from './helper.ts'
export * as "`${console.log('a-secret-in-a-file')}`" from './helper.ts'
export * from './helper.ts'

export class Vault {
  put() {
    first(second, all)
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
// --- helper.ts
const value = () => {}
export { value as "a; console.log('a-secret-in-a-file') //", value as "*/ console.log('a-secret-in-a-file') /*", value as "constructor", value as "__proto__" }
