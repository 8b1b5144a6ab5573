/**
 * Imports the kit, to make it judge otherwise.
 *
 * @verdict rejected 0
 * @without nothing
 */
import { Inconclusive } from '#gc'

export class Vault {
  put(name, value) {
    throw new Inconclusive('no')
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
