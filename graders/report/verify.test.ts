import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { checkText } from './verify.ts'

const text = (...problems: string[]) =>
  stripVTControlCharacters(
    checkText(
      'points add up',
      problems.map((problem) => ({ check: 'points add up', problem })),
    ),
  )

test('a check that found nothing is one line', () => {
  expect(text()).toBe('  ✓ points add up')
})

test('what a check found stands below it, line by line', () => {
  expect(text('they come to 99', 'one has none')).toBe('  ✗ points add up\n      they come to 99\n      one has none')
})
