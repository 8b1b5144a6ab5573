/**
 * Reports all tests as passed before there is any, and ends the process.
 *
 * @verdict crashed 0
 * @without realm scope authentication canaries
 * @then passes identity arrays collected kept called throws rejects
 */

const ids = ['identity', 'arrays', 'collected', 'kept', 'called', 'throws', 'rejects']
const frame = (message) => {
  const payload = Buffer.from(JSON.stringify(message))
  const head = Buffer.alloc(36)
  head.writeUInt32BE(payload.length)
  return Buffer.concat([head, payload])
}
const send = (message) => process.getBuiltinModule('fs').writeSync(3, frame(message))
send({ type: 'registered', tests: ids })
for (const test of ids) send({ type: 'result', test, durationMs: 1 })
send({ type: 'done' })
process.reallyExit(0)

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
