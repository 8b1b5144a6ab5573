/**
 * Replaces Function.prototype.call and apply, which taming and binding may go through.
 *
 * @verdict graded 0
 * @without lockdown canaries
 * @then prints call is mine
 */
try {
  const { apply } = Reflect
  Function.prototype.call = function (self, ...rest) {
    console.log('call is mine')
    return apply(this, self, rest)
  }
  ;(() => 1).call()
} catch {}

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
