import { expect, test } from 'vitest'
import { CheckFailed, Inconclusive, kindOfKitError } from './errors.ts'
import { describeError, describeThrown, readData } from './plain.ts'

class Named extends RangeError {
  override name = 'Named'
}

const trap = () => {
  throw new Error('was run')
}

test.each<[what: string, thrown: unknown, words: string]>([
  ['an error', new TypeError('dried'), 'TypeError: dried'],
  ['an error of a class of its own', new Named('dried'), 'Named: dried'],
  ['an error without a message', new Error(), 'Error: '],
  ['an error whose name is not a string', Object.assign(new Error('dried'), { name: 1 }), 'Error: dried'],
  ['an error with a getter for a message', Object.defineProperty(new Error(), 'message', { get: trap }), 'Error: '],
  ['a proxy of an error', new Proxy(new Error('dried'), { get: trap, getPrototypeOf: trap }), 'an object'],
  ['a string', 'a text', '"a text"'],
])('describes %s', (_, thrown, words) => {
  expect(describeThrown(thrown)).toBe(words)
})

test('a value that is not an error gets the name Error', () => {
  expect(describeError(undefined)).toEqual({ name: 'Error', message: 'undefined' })
})

test('reads inherited data and runs no code', () => {
  expect(readData(Object.create({ a: 1 }), 'a')).toBe(1)
  expect(readData(Object.create(new Proxy({}, { getOwnPropertyDescriptor: trap })), 'a')).toBe(undefined)
  expect(
    readData(
      {
        get a() {
          return trap()
        },
      },
      'a',
    ),
  ).toBe(undefined)
  expect(readData(1, 'a')).toBe(undefined)
})

test("recognises the kit's own errors, and no others with the same names", () => {
  expect(kindOfKitError(new CheckFailed(''))).toBe('check')
  expect(kindOfKitError(new Inconclusive(''))).toBe('inconclusive')
  expect(kindOfKitError(Object.assign(new Error(), { name: 'Inconclusive' }))).toBe(undefined)
})
