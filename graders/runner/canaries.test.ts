import { expect, test } from 'vitest'
import { hear, plantCanaries } from './canaries.ts'

const failed = (message: string, name = 'CheckFailed') => ({ name, message })

test.each<[kind: string, failure: ReturnType<typeof failed> | undefined, heard: string]>([
  ['passes-values', undefined, 'sound'],
  ['passes-values', failed('anything'), 'wrong'],
  ['fails-kept', failed('the object was collected, but must stay in memory'), 'sound'],
  ['fails-kept', undefined, 'wrong'],
  ['fails-kept', failed('another reason'), 'wrong'],
  ['fails-kept', failed('the object was collected, but must stay in memory', 'Error'), 'wrong'],
  ['fails-collected', failed('An object outlived', 'Inconclusive'), 'unclear'],
  ['passes-collected', failed('Test timed out in 10ms.', 'TimedOut'), 'late'],
])('%s that ended with %o is %s', (kind, failure, heard) => {
  expect(hear(kind, failure)).toBe(heard)
})

test('one of each kind is planted, under names and in places of chance', () => {
  const [first, second] = [plantCanaries(5), plantCanaries(5)]
  expect(first.map(({ kind }) => kind)).toEqual(second.map(({ kind }) => kind))
  expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(first.length * 2)
  expect(first.every(({ before }) => before >= 0 && before <= 5)).toBe(true)
})
