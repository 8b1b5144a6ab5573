/**
 * Returns exports of its own making from the function in which it is run.
 *
 * @verdict rejected 0
 * @without nothing
 */
return { __proto__: null, Vault: () => class {} }

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
