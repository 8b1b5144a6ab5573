/**
 * Puts its own preparation of stack traces on every error class that it can reach.
 *
 * @verdict graded 0
 * @without lockdown
 * @then prints deref:suite
 */
export class Vault {
  put(name, value) {
    const classes = [Error, TypeError, RangeError, AggregateError, SuppressedError, DOMException].flatMap((kind) => [
      kind,
      Object.getPrototypeOf(kind),
      kind.prototype.constructor,
    ])
    for (const kind of classes) Reflect.set(kind, 'prepareStackTrace', (_, sites) => sites)
    for (const make of [() => new Error(), () => new SuppressedError(1, 2, ''), () => new DOMException('')]) {
      const { stack } = make()
      if (typeof stack !== 'string') for (const site of stack ?? []) console.log(site.getFileName())
    }
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
