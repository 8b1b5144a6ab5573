/**
 * Is printed, and says how: Node's console hands its own function `inspect` to whoever has a method of that name.
 *
 * @verdict graded 0
 * @without realm lockdown scope
 * @then prints got a function of Node
 */
export class Vault {
  put() {
    console.log({
      [Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) {
        return typeof inspect === 'function' ? 'got a function of Node' : 'nothing'
      },
    })
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
