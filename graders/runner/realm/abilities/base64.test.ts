import { describe, expect, test } from 'vitest'
import { both } from './fixtures/both.ts'

describe.each(both)('%s', (_, { atob, btoa, DOMException }) => {
  test('there and back', () => {
    const all = String.fromCharCode(...Array.from({ length: 256 }, (_, code) => code))
    for (const text of ['', 'a', 'ab', 'abc', all, all.repeat(50)]) expect(atob(btoa(text))).toBe(text)
    expect(btoa('Grüße')).toBe('R3L832U=')
    expect(btoa(undefined as unknown as string)).toBe('dW5kZWZpbmVk')
  })

  test('is forgiving with white space and missing padding', () => {
    for (const text of [' YQ==', 'Y Q\n=\t=', 'YQ', 'YR==', 'YQ\f\r']) expect(atob(text)).toBe('a')
    expect(atob('')).toBe('')
    expect(atob(null as unknown as string)).toBe(String.fromCharCode(0x9e, 0xe9, 0x65))
  })

  test('refuses what is no base64, and what has no byte', () => {
    for (const text of ['a', 'YQ=', 'YQ===', '=', 'Y=Q=', 'YQ-_', 'ü', 'YQ\v', 'YWJj=', 'YWJjYQ==YQ']) {
      expect(() => atob(text)).toThrow(expect.objectContaining({ name: 'InvalidCharacterError', code: 5 }))
    }
    expect(() => btoa('€')).toThrow(DOMException)
    expect(() => (atob as () => string)()).toThrow(expect.objectContaining({ code: 'ERR_MISSING_ARGS' }))
    expect(() => btoa(Symbol('a') as unknown as string)).toThrow(TypeError)
  })
})
