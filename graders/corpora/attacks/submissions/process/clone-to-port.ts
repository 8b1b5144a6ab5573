/**
 * Has an abort signal hand out a message port, and a port whatever class of Node it is told.
 *
 * @verdict graded 0
 * @without nothing
 */
export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load(name) {
    const { signal } = new AbortController()
    for (const symbol of Object.getOwnPropertySymbols(AbortSignal.prototype)) {
      if (!/transfer_symbol/.test(String(symbol))) continue
      const port = signal[symbol]().data.port
      console.log('got a port', typeof port.postMessage)
    }
  }
}
