/**
 * Imports its own file with a query, a fragment and a NUL, to confuse what is resolved with what is read.
 *
 * @verdict rejected 0
 * @without nothing
 */
import './helper.ts\0?raw#x'

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
// --- helper.ts
export {}
