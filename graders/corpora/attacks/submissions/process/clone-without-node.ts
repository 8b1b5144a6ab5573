/**
 * Has the clone that it is given write and read what Node would: host objects, shared memory, getters that change their mind.
 *
 * @verdict graded 0
 * @without nothing
 */
export class Vault {
  put(name, value) {
    let reads = 0
    const inputs = [
      new URL('http://x'),
      new EventTarget(),
      new AbortController().signal,
      new SharedArrayBuffer(8),
      new WeakRef({}),
      new Proxy([], {}),
      {
        get moving() {
          return reads++ ? new DOMException('x') : 1
        },
      },
      Object.assign(new Error('x'), { cause: value }),
    ]
    for (const input of inputs) {
      try {
        const clone = structuredClone(input, { transfer: [] })
        if (clone?.constructor?.name === 'FileHandle' || clone?.postMessage) console.log('a-secret-in-a-file: got out')
      } catch {}
    }
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
