import { expect, test } from 'vitest'
import { equal, show } from './plain.ts'

const boom = () => {
  throw new Error('code of the submission ran')
}

const hostile = {
  proxy: new Proxy({}, { get: boom, getOwnPropertyDescriptor: boom, ownKeys: boom, getPrototypeOf: boom }),
  array: new Proxy(['mona'], { get: boom, getOwnPropertyDescriptor: boom }),
  accessor: Object.defineProperty([0], 0, { get: boom }),
  matcher: { asymmetricMatch: () => true, toString: boom, valueOf: boom, [Symbol.toPrimitive]: boom },
}

test('compares primitives as Object.is does', () => {
  expect(equal(Number.NaN, Number.NaN)).toBe(true)
  expect(equal(0, -0)).toBe(false)
  expect(equal('1', 1)).toBe(false)
  expect(equal(undefined, null)).toBe(false)
})

test('compares arrays slot by slot, to any depth, and objects by identity', () => {
  const mona = { name: 'mona' }
  expect(equal([['mona', mona]], [['mona', mona]])).toBe(true)
  expect(equal([['mona', mona]], [['mona', { name: 'mona' }]])).toBe(false)
  expect(equal(['mona'], ['mona', 'lisa'])).toBe(false)
  expect(equal(['mona', 'lisa'], ['mona'])).toBe(false)
  expect(equal({ 0: 'mona', length: 1 }, ['mona'])).toBe(false)
})

test('holes, accessors and proxies are equal to nothing', () => {
  // oxlint-disable-next-line no-sparse-arrays
  expect(equal([, 1], [undefined, 1])).toBe(false)
  expect(equal(hostile.accessor, [0])).toBe(false)
  expect(equal(hostile.array, ['mona'])).toBe(false)
})

test('a matcher object of a submission is not equal to everything', () => {
  expect(equal(hostile.matcher, 'mona')).toBe(false)
  expect(equal([hostile.matcher], ['mona'])).toBe(false)
})

test.each(Object.entries(hostile))('shows a hostile %s without running it', (_, value) => {
  expect(show(value)).toBe('an object')
})

test.each([
  ['mona', '"mona"'],
  [42n, '42n'],
  [Symbol('secret'), 'a symbol'],
  [boom, 'a function'],
  [null, 'null'],
  [undefined, 'undefined'],
  [-0, '0'],
  [{}, 'an object'],
  [['mona', [1, {}]], '["mona", [1, an object]]'],
])('shows %s', (value, text) => {
  expect(show(value)).toBe(text)
})

test('truncates long values', () => {
  expect(show('m'.repeat(1000))).toHaveLength(80)
  expect(show(Array.from({ length: 1000 }, () => 1))).toMatch(/^\[1, 1.*…$/)
})
