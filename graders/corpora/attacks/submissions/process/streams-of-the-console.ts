/**
 * Takes the streams that Node's console prints on: they are emitters, and lead to all that listens on them.
 *
 * @verdict graded 0
 * @without realm lockdown scope
 * @then prints got a stream
 */
export class Vault {
  put() {
    const found = Reflect.ownKeys(console).map((key) => console[key])
    const stream = found.find((value) => typeof value?.write === 'function' && typeof value.emit === 'function')
    if (stream) console.log('got a stream')
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
