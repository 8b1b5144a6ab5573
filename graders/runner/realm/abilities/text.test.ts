import { describe, expect, test } from 'vitest'
import { frozenRealm } from './fixtures/realm.ts'

// In a realm of the language alone: within Node the library leaves the work to Node.
const { global } = await frozenRealm()
const SAMPLES = ['', 'plain', 'Grüße', '漢字', '😀 smile', '\0', 'é'.repeat(5000), '😀'.repeat(3000)]

describe.each([
  ['ours', global],
  ['Node', globalThis],
])('%s', (_, { TextEncoder, TextDecoder, Uint8Array, RangeError, TypeError }) => {
  const decode = (
    bytes: readonly number[],
    ...options: [label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean }]
  ) => new TextDecoder(...options).decode(new Uint8Array(bytes))

  test('there and back', () => {
    for (const text of SAMPLES) {
      const bytes = new TextEncoder().encode(text)
      expect(bytes).toBeInstanceOf(Uint8Array)
      expect(Buffer.from(text).equals(bytes)).toBe(true)
      expect(new TextDecoder().decode(bytes)).toBe(text)
      expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toBe(text)
    }
    expect([...new TextEncoder().encode('\ud800')]).toEqual([0xef, 0xbf, 0xbd])
    expect(new TextEncoder().encode().length).toBe(0)
    expect(String(new TextEncoder().encode(5 as unknown as string))).toBe('53')
  })

  test('encodes into an array as much as there is room for', () => {
    const bytes = new Uint8Array(5)
    expect({ ...new TextEncoder().encodeInto('aé漢', bytes) }).toEqual({ read: 2, written: 3 })
    expect([...bytes]).toEqual([0x61, 0xc3, 0xa9, 0, 0])
  })

  test('what is no text is replaced, or refused', () => {
    for (const bytes of [
      [0xff],
      [0x61, 0xc3],
      [0xe2, 0x82],
      [0xf0, 0x9f, 0x98],
      [0xed, 0xa0, 0x80],
      [0xc0, 0x80],
      [0xf8],
    ]) {
      const native = new globalThis.TextDecoder().decode(new globalThis.Uint8Array(bytes))
      expect(decode(bytes)).toBe(native)
      expect(() => decode(bytes, 'utf-8', { fatal: true })).toThrow(TypeError)
    }
  })

  test('a mark of the byte order is left out, or kept', () => {
    const marked = [0xef, 0xbb, 0xbf, 0x61]
    expect(decode(marked)).toBe('a')
    expect(decode(marked, 'utf8', { ignoreBOM: true })).toBe('\ufeffa')
  })

  test('decodes piece by piece', () => {
    const decoder = new TextDecoder()
    const bytes = new TextEncoder().encode('😀漢é')
    let text = ''
    for (const byte of bytes) text += decoder.decode(new Uint8Array([byte]), { stream: true })
    expect(text + decoder.decode()).toBe('😀漢é')
  })

  test('knows other encodings by their labels', () => {
    expect(decode([0x61, 0, 0x62, 0], 'utf-16le')).toBe('ab')
    expect(decode([0x80, 0xe9], 'latin1')).toBe('€é')
    const { encoding, fatal, ignoreBOM } = new TextDecoder(' UTF8 ', { fatal: true })
    expect({ encoding, fatal, ignoreBOM }).toEqual({ encoding: 'utf-8', fatal: true, ignoreBOM: false })
    expect(new TextEncoder().encoding).toBe('utf-8')
    expect(() => new TextDecoder('klingon')).toThrow(RangeError)
  })

  test('decodes any view, and the buffer itself', () => {
    const { buffer } = new Uint8Array([0, 0x61, 0x62, 0])
    const { DataView, ArrayBuffer } = _ === 'ours' ? global : globalThis
    expect(new TextDecoder().decode(new DataView(buffer, 1, 2))).toBe('ab')
    expect(buffer).toBeInstanceOf(ArrayBuffer)
    expect(new TextDecoder().decode(buffer)).toBe('\0ab\0')
    expect(() => new TextDecoder().decode('text' as unknown as ArrayBuffer)).toThrow(TypeError)
  })

  test('says what it is', () => {
    expect([new TextEncoder(), new TextDecoder()].map((one) => Object.prototype.toString.call(one))).toEqual([
      '[object TextEncoder]',
      '[object TextDecoder]',
    ])
    expect([TextEncoder.name, TextDecoder.name, TextEncoder.length, TextDecoder.length]).toEqual([
      'TextEncoder',
      'TextDecoder',
      0,
      0,
    ])
  })
})
