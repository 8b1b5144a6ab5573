import { describe, expect, test } from 'vitest'
import { both, ours } from './fixtures/both.ts'

describe.each(both)('%s', (_, { crypto }) => {
  test('a random UUID is one of version 4, and another each time', () => {
    const ids = new Set(Array.from({ length: 50 }, () => crypto.randomUUID()))
    expect(ids.size).toBe(50)
    for (const id of ids) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  })

  test('random values fill an array of whole numbers, and no more of its buffer', () => {
    const buffer = new ArrayBuffer(96)
    const array = new Uint16Array(buffer, 16, 32)
    expect(crypto.getRandomValues(array)).toBe(array)
    const bytes = new Uint8Array(buffer)
    expect(bytes.subarray(0, 16).some(Boolean) || bytes.subarray(80).some(Boolean)).toBe(false)
    expect(new Set(bytes.subarray(16, 80)).size).toBeGreaterThan(10)
    expect(crypto.getRandomValues(new BigUint64Array(1)).length).toBe(1)
    expect(crypto.getRandomValues(new Uint8Array(65_536)).length).toBe(65_536)
    expect(crypto.getRandomValues(new Int8Array(0)).length).toBe(0)
  })

  test('refuses other arrays, and too many', () => {
    for (const junk of [new Float32Array(1), new Float64Array(1), new DataView(new ArrayBuffer(1)), {}, [1], null]) {
      expect(() => crypto.getRandomValues(junk as Uint8Array<ArrayBuffer>)).toThrow(
        expect.objectContaining({ name: 'TypeMismatchError', code: 17 }),
      )
    }
    expect(() => crypto.getRandomValues(new Uint8Array(65_537))).toThrow(
      expect.objectContaining({ name: 'QuotaExceededError', code: 22 }),
    )
  })
})

test('an array cannot send them elsewhere', () => {
  const other = new Uint8Array(8)
  class Sly extends Uint8Array {
    override get buffer(): ArrayBuffer {
      return other.buffer
    }
  }
  ours.crypto.getRandomValues(new Sly(8))
  expect(other.some(Boolean)).toBe(false)
})
