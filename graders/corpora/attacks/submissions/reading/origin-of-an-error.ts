/**
 * Asks errors where they were made that others made for it: the language, from its constructor as a callback, and its judges below.
 *
 * @verdict graded 0
 * @without lockdown
 * @then prints deref:suite
 */
const nested = (inner) => Array.from({ length: 300 }).reduce((all) => [all], { toString: inner })

class Own extends Error {
  constructor(...rest) {
    super(...rest)
    Error.captureStackTrace(this)
  }
}

export class Vault {
  put(name, value) {
    const seen = [1, 2].map(Error)
    seen.push(Reflect.construct(Error, [], Own), Reflect.apply(Error, this, ['called']), ...[3].map((n) => new Own(n)))
    String(nested(() => String(seen.push(new Own('deep below')))))
    for (const error of seen) console.log(error.stack)
    class Late extends Own {
      get message() {
        return new Own('while it is made').stack
      }
    }
    console.log(new Late().stack)
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
