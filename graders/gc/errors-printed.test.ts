import { expect, test } from 'vitest'
import { errorsPrinted } from './errors-printed.ts'

test('records what console.error prints from now on', () => {
  console.error('too early')
  const printed = errorsPrinted()
  console.error('%s has dried:', 'the paint', new RangeError('no more'))
  console.log('no error')
  const later = errorsPrinted()
  console.error('more')
  expect(printed).toEqual([expect.stringMatching(/^the paint has dried: RangeError: no more\n/), 'more'])
  expect(later).toEqual(['more'])
})
