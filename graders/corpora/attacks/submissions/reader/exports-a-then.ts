/**
 * Exports a function called then, to be taken for a promise by whoever awaits its exports.
 *
 * @verdict graded 0
 * @without nothing
 */
export function then(resolve) {
  resolve([() => class {}])
}

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
