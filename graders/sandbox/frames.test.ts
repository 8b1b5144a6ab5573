import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { frameMaker as textFrameMaker, frameReader, MAX_FRAME_BYTES } from './frames.ts'

const key = randomBytes(32)

function frameMaker(key: Buffer): (message: unknown) => Buffer {
  const frame = textFrameMaker(key)
  return (message) => frame(JSON.stringify(message))
}

function reading(authenticate = true) {
  const messages: unknown[] = []
  const forgeries: string[] = []
  const reader = frameReader(
    key,
    authenticate,
    (message) => messages.push(message),
    (seen) => forgeries.push(seen),
  )
  return { ...reader, messages, forgeries }
}

test('messages arrive as they were sent, however the bytes are cut', () => {
  const frame = frameMaker(key)
  const bytes = Buffer.concat([{ a: 1 }, { name: 'é'.repeat(1000) }, []].map(frame))
  for (const size of [1, 7, 36, bytes.length]) {
    const { read, messages, forgeries } = reading()
    for (let at = 0; at < bytes.length; at += size) read(bytes.subarray(at, at + size))
    expect(messages).toEqual([{ a: 1 }, { name: 'é'.repeat(1000) }, []])
    expect(forgeries).toEqual([])
  }
})

const frames = (count: number, make = frameMaker(key)) => Array.from({ length: count }, (_, n) => make(n))

test.each<[what: string, bytes: () => Buffer[], before: number[]]>([
  ['of another key', () => [frameMaker(randomBytes(32))(0)], []],
  ['sent twice', () => [frames(1)[0], frames(1)[0]] as Buffer[], [0]],
  ['out of order', () => frames(2).toReversed(), []],
  ['after one that was left out', () => frames(3).filter((_, n) => n !== 1), [0]],
  ['that was changed', () => [Buffer.from(frames(1)[0] as Buffer).fill(0x31, 36)], []],
  ['of plain text', () => [Buffer.from('{"type":"done"}'.repeat(10))], []],
])('a frame %s is refused, and all that follows', (_, bytes, before) => {
  const { read, messages, forgeries } = reading()
  for (const chunk of [...bytes(), ...frames(4)]) read(chunk)
  expect(messages).toEqual(before)
  expect(forgeries).toHaveLength(1)
})

test('without authentication the forged one is believed: the code is what stops it', () => {
  const { read, messages, forgeries } = reading(false)
  read(frameMaker(randomBytes(32))({ type: 'done' }))
  expect(messages).toEqual([{ type: 'done' }])
  expect(forgeries).toEqual([])
})

test('a frame too large is refused before it has arrived, and so is a flood', () => {
  const large = reading()
  const length = Buffer.alloc(36)
  length.writeUInt32BE(MAX_FRAME_BYTES + 1)
  large.read(length)
  expect(large.forgeries).toEqual(['a result of a size that no result has'])
  const flood = reading()
  const frame = frameMaker(key)
  for (let n = 0; n < 60; n++) flood.read(frame('x'.repeat(MAX_FRAME_BYTES - 100)))
  expect(flood.forgeries).toEqual(['more results than there can be'])
})
