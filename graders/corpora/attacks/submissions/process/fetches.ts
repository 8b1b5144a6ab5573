/**
 * Fetches from a server, with the hidden tests in the address if it had them.
 *
 * @verdict graded 0
 * @without realm scope permissions
 * @then connects
 */
export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load(name) {
    return fetch('http://127.0.0.1:__PORT__/').catch(() => {})
  }
}
