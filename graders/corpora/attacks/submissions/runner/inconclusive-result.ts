/**
 * Reports that the collector has not done its work.
 *
 * @verdict graded 0
 * @without realm scope authentication canaries
 * @then ends ungraded
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
    send({ type: 'result', test: 'identity', durationMs: 1, failure: { kind: 'inconclusive', message: 'no' } })
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
