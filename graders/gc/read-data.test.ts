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
  ['one of a class of its own', new Named('dried'), 'Named: dried'],
  ['one without words', new Error(), 'Error: '],
  ['one whose name is no text', Object.assign(new Error('dried'), { name: 1 }), 'Error: dried'],
  ['one with a trap for a message', Object.defineProperty(new Error(), 'message', { get: trap }), 'Error: '],
  ['a proxy of one', new Proxy(new Error('dried'), { get: trap, getPrototypeOf: trap }), 'an object'],
  ['what is no error', 'a text', '"a text"'],
])('%s, in words', (_, thrown, words) => {
  expect(describeThrown(thrown)).toBe(words)
})

test('what is no error has words of its own for a name', () => {
  expect(describeError(undefined)).toEqual({ name: 'Error', message: 'undefined' })
})

test('data is read from what is inherited, and nothing is run', () => {
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

test("the kit's own errors are told from those that only bear their names", () => {
  expect(kindOfKitError(new CheckFailed(''))).toBe('CheckFailed')
  expect(kindOfKitError(new Inconclusive(''))).toBe('Inconclusive')
  expect(kindOfKitError(Object.assign(new Error(), { name: 'Inconclusive' }))).toBe(undefined)
})
