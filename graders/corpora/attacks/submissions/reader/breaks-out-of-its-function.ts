/**
 * Closes the function in which it is to be run, runs something outside, and opens another.
 *
 * @verdict rejected 0
 * @without nothing
 */
})(); globalThis.process.exit(0); (async function () {

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
