/**
 * Asks for the place of its own file.
 *
 * @verdict rejected 0
 * @without nothing
 */
console.log(import.meta.url, import.meta.glob?.('../*'))

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
