import { createHmac, timingSafeEqual } from 'node:crypto'

const LENGTH = 4
const CODE = 32

/** Bytes of one message, and of all that one worker sends. An honest one needs a hundredth of that. */
export const MAX_FRAME_BYTES = 256 * 1024
export const MAX_RESULTS_BYTES = 8 * 1024 * 1024

/**
 * Makes frames of a worker's messages, which are JSON: length, authentication code, message. The code covers the message and its number, so
 * that nothing can be forged, left out, sent twice or in another order without the key.
 */
export function frameMaker(key: Buffer): (message: string) => Buffer {
  let sequence = 0
  return (message) => {
    const payload = Buffer.from(message)
    const length = Buffer.alloc(LENGTH)
    length.writeUInt32BE(payload.length)
    return Buffer.concat([length, codeOf(key, sequence++, payload), payload])
  }
}

export interface FrameReader {
  /** The next bytes that arrived. */
  read: (chunk: Buffer) => void
  /** Bytes of a frame that is not complete. */
  rest: () => number
}

/**
 * Takes frames apart again.
 *
 * @param authenticate whether codes are checked: only a test that proves their worth says no
 * @param onMessage called with each message, in order
 * @param onForgery called once, with what was seen, for bytes that the holder of the key did not send; nothing after them is read
 */
export function frameReader(
  key: Buffer,
  authenticate: boolean,
  onMessage: (message: unknown) => void,
  onForgery: (seen: string) => void,
): FrameReader {
  let buffer = Buffer.alloc(0)
  let sequence = 0
  let total = 0
  let closed = false
  const refuse = (seen: string) => {
    closed = true
    buffer = Buffer.alloc(0)
    onForgery(seen)
  }
  const next = (): boolean => {
    if (closed || buffer.length < LENGTH + CODE) return false
    const size = buffer.readUInt32BE(0)
    if (size > MAX_FRAME_BYTES) {
      refuse('a result of a size that no result has')
      return false
    }
    const end = LENGTH + CODE + size
    if (buffer.length < end) return false
    const payload = buffer.subarray(LENGTH + CODE, end)
    const genuine = timingSafeEqual(buffer.subarray(LENGTH, LENGTH + CODE), codeOf(key, sequence++, payload))
    if (authenticate && !genuine) {
      refuse('a result that the kit did not send')
      return false
    }
    buffer = buffer.subarray(end)
    onMessage(JSON.parse(payload.toString('utf8')))
    return true
  }
  return {
    read: (chunk) => {
      if (closed) return
      total += chunk.length
      if (total > MAX_RESULTS_BYTES) {
        refuse('more results than there can be')
        return
      }
      buffer = Buffer.concat([buffer, chunk])
      while (next());
    },
    rest: () => buffer.length,
  }
}

function codeOf(key: Buffer, sequence: number, payload: Buffer): Buffer {
  return createHmac('sha256', key).update(`${sequence}:`).update(payload).digest()
}
