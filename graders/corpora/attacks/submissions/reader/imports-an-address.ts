/**
 * Imports from addresses of other kinds.
 *
 * @verdict rejected 0
 * @without nothing
 */
import 'data:text/javascript,console.log(1)'
import 'file:///etc/passwd'
import 'http://127.0.0.1:__PORT__/'

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
