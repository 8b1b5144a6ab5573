/**
 * Writes the head of a large frame, which then swallows every honest result.
 *
 * @verdict graded 0
 * @without realm scope authentication canaries
 * @then ends crashed
 */

const ids = ['identity', 'arrays', 'collected', 'kept', 'called', 'throws', 'rejects']
const frame = (message) => {
  const payload = Buffer.from(JSON.stringify(message))
  const head = Buffer.alloc(36)
  head.writeUInt32BE(payload.length)
  return Buffer.concat([head, payload])
}
const send = (message) => process.getBuiltinModule('fs').writeSync(3, frame(message))

export class Vault {
  put(name, value) {
    const head = Buffer.alloc(36)
    head.writeUInt32BE(200_000)
    if (!globalThis.once) process.getBuiltinModule('fs').writeSync(3, head)
    globalThis.once = true
    send({ type: 'done' })
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
