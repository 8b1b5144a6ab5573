import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import type { Strength } from '../contract/mutation.ts'
import { strengthText } from './mutation.ts'

const strong: Strength = {
  exercise: '15-weak-cache',
  mutants: 130,
  killed: 124,
  equivalent: 6,
  survivors: [],
  stale: [],
  weaknesses: [],
}

test('strong tests are one line', () => {
  expect(strengthText(strong)).toBe('15-weak-cache: 100.0 % (124 of 130 mutants killed, 6 equivalent)')
})

test('weak ones name the mutants that survived, and stale exceptions', () => {
  const survivor = { file: 'a.ts', line: 7, code: 'a < b', from: 'a < b', to: 'a <= b', mutator: 'EqualityOperator' }
  const text = strengthText({
    ...strong,
    killed: 123,
    survivors: [{ ...survivor, status: 'Survived' }],
    stale: [{ code: 'return a', from: 'a', to: 'b', because: 'nobody sees it' }],
    weaknesses: ['1 mutant survives'],
  })
  expect(stripVTControlCharacters(text).split('\n')).toEqual([
    '15-weak-cache: 99.2 % (123 of 130 mutants killed, 6 equivalent)',
    '  1 mutant survives',
    '  a.ts:7 EqualityOperator: no hidden test noticed',
    '    - a < b',
    '    + a <= b',
    '  listed as equivalent, and no such mutant survives, in: return a',
    '    - a',
    '    + b',
  ])
})
