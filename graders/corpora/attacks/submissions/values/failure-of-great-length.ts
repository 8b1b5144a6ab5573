/**
 * Throws an error with sixteen million letters in its message, name and stack, to burst what reports it.
 *
 * @verdict graded|out-of-memory 0
 * @without nothing
 */
const long = 'x'.repeat(2 ** 24)

export class Vault {
  put(name, value) {
    throw Object.assign(new Error(long), { name: long })
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
