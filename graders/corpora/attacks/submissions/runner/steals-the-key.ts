/**
 * Replaces what makes codes, takes the key from it, and forges results that are signed.
 *
 * @verdict graded 0
 * @without realm scope canaries
 * @then passes identity arrays collected kept called throws rejects
 */
const modules = globalThis.process?.getBuiltinModule
if (modules) {
  const crypto = modules('crypto')
  const fs = modules('fs')
  const { createHmac } = crypto
  const { writeSync } = fs
  let number = 0
  let key
  crypto.createHmac = (name, secret) => {
    key = secret
    return createHmac(name, secret)
  }
  fs.writeSync = (descriptor, bytes, ...rest) => {
    if (descriptor !== 3) return writeSync(descriptor, bytes, ...rest)
    const { failure, ...message } = JSON.parse(bytes.subarray(36).toString())
    const payload = Buffer.from(JSON.stringify(message))
    const head = Buffer.alloc(4)
    head.writeUInt32BE(payload.length)
    if (number === 0) number = message.type === 'registered' ? 1 : 2
    const code = createHmac('sha256', key).update(`${number++}:`).update(payload).digest()
    writeSync(3, Buffer.concat([head, code, payload]))
    return bytes.length
  }
}

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
