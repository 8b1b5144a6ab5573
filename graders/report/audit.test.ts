import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import { auditText } from './audit.ts'

type Result = Parameters<typeof auditText>[0]

const quiet: Result = {
  exercise: '15-weak-cache',
  runs: 1000,
  verdicts: 49_000,
  flakyRuns: 0,
  flakes: [],
  wavering: [],
}

function lines(result: Result, bound: number): string[] {
  return stripVTControlCharacters(auditText(result, bound)).split('\n')
}

test('says that nothing changed, and how sure that is', () => {
  expect(lines(quiet, 0.002991)).toEqual([
    '15-weak-cache: 49000 verdicts in 1000 suite runs',
    'flake rate 0 % (0 of 1000 runs), at most 0.3 % with 95 % confidence',
    'no verdict changed',
  ])
})

test('names every verdict that changed', () => {
  const flake = { variant: 'faulty/strong-map', test: 'lets-go', expected: 'failed', got: 'passed' }
  const flakes = [
    { ...flake, runs: 1 },
    { ...flake, got: 'inconclusive', runs: 2 },
  ]
  expect(lines({ ...quiet, flakyRuns: 3, flakes }, 0.0077).slice(1)).toEqual([
    'flake rate 0.3 % (3 of 1000 runs), at most 0.77 % with 95 % confidence',
    'changed  faulty/strong-map  lets-go: expected failed, got passed  (1 run)',
    'changed  faulty/strong-map  lets-go: expected failed, got inconclusive  (2 runs)',
  ])
})

test('names every leak that was explained in two ways, and then does not report success', () => {
  const wavering = [{ variant: 'faulty/strong-map', test: 'lets-go', readings: ['cache → a', 'cache → b'] }]
  expect(lines({ ...quiet, wavering }, 0.003).slice(2)).toEqual([
    'wavering  faulty/strong-map  lets-go: cache → a  |  cache → b',
  ])
})

describe('writes percents as one reads them', () => {
  test.each<[flakyRuns: number, runs: number, bound: number, expected: string]>([
    [0, 0, 1, 'flake rate 0 % (0 of 0 runs), at most 100 %'],
    [1, 1, 1, 'flake rate 100 % (1 of 1 runs), at most 100 %'],
    [0, 1, 0.95, 'flake rate 0 % (0 of 1 runs), at most 95 %'],
    [997, 1000, 0.9991, 'flake rate 100 % (997 of 1000 runs), at most 100 %'],
    [1, 100_000, 0.0000474, 'flake rate 0.001 % (1 of 100000 runs), at most 0.0047 %'],
  ])('%d of %d, at most %d', (flakyRuns, runs, bound, expected) => {
    expect(lines({ ...quiet, runs, flakyRuns }, bound)[1]).toBe(`${expected} with 95 % confidence`)
  })
})
