import { stripVTControlCharacters } from 'node:util'
import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { exerciseScore, score, testScore } from '../fixtures/scores.ts'
import { scoreTable } from './table.ts'

function table(...scores: Parameters<typeof scoreTable>[0]): string[] {
  return stripVTControlCharacters(scoreTable(scores)).split('\n')
}

/** The only remark of a table with a single exercise. */
function remarkOn(rest: Parameters<typeof exerciseScore>[0]): string {
  const [, row = ''] = table(score('Ada', exerciseScore(rest)))
  return row.split(/ {2,}/)[4] ?? ''
}

test('has a line for each exercise of each submission, in columns', () => {
  const failed = testScore({ status: 'failed', points: 0 })
  const first = exerciseScore({ points: 2, maxPoints: 10, tests: [testScore(), failed] })
  const second = exerciseScore({
    exercise: '16-pool',
    outcome: 'missing',
    points: 0,
    message: 'There is no pool.ts.',
    tests: [],
  })
  expect(table(score('Ada', first, second), score('Grace Hopper'))).toEqual([
    'submission    exercise       outcome  points  remark',
    'Ada           15-weak-cache  graded     2/10  1 of 2 tests failed',
    'Ada           16-pool        missing     0/2  There is no pool.ts.',
    'Grace Hopper  15-weak-cache  graded      2/2',
  ])
})

test('keeps its columns with accents and wide characters', () => {
  const lines = table(score('Iva\u0301n Núñez'), score('山田太郎'), score('🐈'), score('Ada'))
  const starts = lines.map((line) => stringWidth(line.slice(0, line.search(/exercise|15-weak-cache/))))
  expect(starts).toEqual(Array.from({ length: 5 }, () => 'submission'.length + 2))
})

test('never sends control characters of a submission to the terminal', () => {
  const evil = '\u001b[2J\u009b31m\r\n\u202e\u0007'
  const text = scoreTable([score(`Eve${evil}`, exerciseScore({ outcome: 'crashed', message: `Boom${evil}` }))])
  // Colours are ours: they are the only ones.
  expect(stripVTControlCharacters(text)).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u)
  expect(text).not.toContain('\u001b[2J')
  expect(text.split('\n')).toHaveLength(2)
  expect(text).toContain('Eve\\u{1b}[2J\\u{9b}31m\\u{d}\\u{a}\\u{202e}\\u{7}')
  expect(text).toContain('Boom\\u{1b}[2J')
})

test('says how many tests failed and how many did not run, but not where none ran or the fault is ours', () => {
  const tests = [testScore({ status: 'failed' }), testScore({ status: 'not-run' }), testScore()]
  expect(remarkOn({ tests, outcome: 'timed-out', message: 'It looped.' })).toBe(
    '1 of 3 tests failed; 1 did not run; It looped.',
  )
  expect(remarkOn({ tests: [testScore({ status: 'not-run' })], message: 'It died.' })).toBe('It died.')
  expect(remarkOn({ tests, outcome: 'ungraded', message: 'It was us.' })).toBe('It was us.')
})

test('counts notes', () => {
  expect(remarkOn({ notes: ['a'] })).toBe('1 note')
  expect(remarkOn({ notes: ['a', 'b'], tests: [testScore({ status: 'failed' })] })).toBe('1 of 1 tests failed; 2 notes')
})

test('cuts a long remark, and no character in two', () => {
  expect(remarkOn({ message: 'x'.repeat(70) })).toBe('x'.repeat(70))
  expect(remarkOn({ message: 'x'.repeat(71) })).toBe(`${'x'.repeat(69)}…`)
  expect(remarkOn({ message: `${'x'.repeat(68)}🐈🐈🐈` })).toBe(`${'x'.repeat(68)}🐈…`)
})

test('is a header alone for no submissions', () => {
  expect(table()).toEqual(['submission  exercise  outcome  points  remark'])
})
