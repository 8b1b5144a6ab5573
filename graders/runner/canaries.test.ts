import { expect, test } from 'vitest'
import type { RawFailure } from '../contract/raw-run.ts'
import { canaryResult, plantCanaries } from './canaries.ts'

const message = 'the object was collected, but must stay in memory'

test.each<[kind: string, failure: RawFailure | undefined, result: string]>([
  ['passes-values', undefined, 'right'],
  ['passes-values', { kind: 'check', message, code: 'different' }, 'wrong'],
  ['fails-kept', { kind: 'check', message, code: 'not-kept' }, 'right'],
  ['fails-kept', undefined, 'wrong'],
  ['fails-kept', { kind: 'check', message, code: 'different' }, 'wrong'],
  ['fails-kept', { kind: 'check', message }, 'wrong'],
  ['fails-kept', { kind: 'error', name: 'CheckFailed', message }, 'wrong'],
  ['fails-collected', { kind: 'inconclusive', message: 'a twin survived' }, 'inconclusive'],
  ['passes-collected', { kind: 'timed-out', limitMs: 10 }, 'late'],
])('%s that ended with %o is %s', (kind, failure, result) => {
  expect(canaryResult(kind, failure)).toBe(result)
})

test('one of each kind is planted, under random names and at random positions', () => {
  const [first, second] = [plantCanaries(5), plantCanaries(5)]
  expect(first.map(({ kind }) => kind)).toEqual(second.map(({ kind }) => kind))
  expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(first.length * 2)
  expect(first.every(({ before }) => before >= 0 && before <= 5)).toBe(true)
})
