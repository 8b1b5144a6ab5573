import { expect, test } from 'vitest'
import { plainClone } from './clone.ts'

test('clones what the language has, with circles and what is shared', () => {
  const buffer = new ArrayBuffer(4)
  const value: Record<string, unknown> = {
    map: new Map([[1, new Set([new Date(0)])]]),
    regex: /x/g,
    error: new RangeError('dried', { cause: 1n }),
    buffer,
    bytes: new Uint8Array(buffer, 1, 2),
    holes: [1, , 3], // oxlint-disable-line no-sparse-arrays
  }
  value.self = value
  const clone = plainClone(value) as typeof value & { bytes: Uint8Array }
  expect(clone).toEqual(value)
  expect(clone.self).toBe(clone)
  expect(clone.bytes.buffer).toBe(clone.buffer)
  expect(clone.error).toBeInstanceOf(RangeError)
})

test('of what it cannot clone it says so as structuredClone does', () => {
  for (const value of [() => {}, Symbol('a'), new WeakRef({}), Promise.resolve()]) {
    expect(() => plainClone({ value })).toThrow(expect.objectContaining({ name: 'DataCloneError' }))
  }
  expect(() => plainClone()).toThrow(TypeError)
})

test('an error of the value itself comes through', () => {
  const thrown = new Error('mine')
  const value = {
    get a(): never {
      throw thrown
    },
  }
  expect(() => plainClone(value)).toThrow(thrown)
})

test('buffers can be transferred, and nothing else', () => {
  const buffer = new Uint8Array([1, 2]).buffer
  expect(plainClone(buffer, { transfer: [buffer] })).toEqual(new Uint8Array([1, 2]).buffer)
  expect(buffer.detached).toBe(true)
  expect(() => plainClone(1, { transfer: [{}] })).toThrow(expect.objectContaining({ name: 'DataCloneError' }))
})

test('takes no word for what class of Node it should come out as', () => {
  const symbol = Object.getOwnPropertySymbols(DOMException.prototype).find((one) => String(one).includes('clone'))
  const deserializeInfo = 'internal/fs/promises:FileHandle'
  const value = Object.defineProperty(new DOMException('m'), symbol as symbol, {
    value: () => ({ data: { handle: { fd: 1 } }, deserializeInfo }),
  })
  expect(Object.getPrototypeOf(plainClone(value))).toBe(Error.prototype)
})
