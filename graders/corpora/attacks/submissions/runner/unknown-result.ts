/**
 * Reports a test that does not exist, so that the tests and their rubric seem to disagree.
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
    send({ type: 'result', test: 'no-such-test', durationMs: 1 })
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
