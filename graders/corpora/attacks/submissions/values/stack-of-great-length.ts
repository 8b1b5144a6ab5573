/**
 * Throws an error whose stack names a place of a million letters, to burst what reports it.
 *
 * @verdict graded|tampered 0
 * @without nothing
 */
export class Vault {
  put(name, value) {
    throw Object.assign(new Error('no'), { stack: `    at ${'x'.repeat(1e6)}:1:1` })
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
