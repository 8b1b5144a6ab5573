import type { Type } from 'typebox'
import { describe, expect, test } from 'vitest'
import { DerefError } from './errors.ts'
import { ExerciseManifest } from './exercise.ts'
import { Rubric } from './rubric.ts'
import { Score } from './score.ts'
import { Summary } from './summary.ts'
import { parseJson, validate } from './validate.ts'

const manifest = {
  title: 'A weak cache',
  order: 15,
  limits: { wallMs: 20_000, testMs: 5000, heapMb: 256 },
  visibleTests: ['weak-cache.test.ts'],
  grants: [],
}

const rubricTest = {
  id: 'creates-on-a-miss',
  title: 'makes a value',
  points: 1,
  visibility: 'visible',
  message: 'The test asked.',
  nudge: 'Where?',
}

const score: Score = {
  schema: 'deref/score/v1',
  submission: { id: 'Ada Lovelace', sha256: 'a1'.repeat(32) },
  runtime: { node: '26.10.0', v8: '14.6', kit: '0.1.0' },
  sandbox: { level: 'portable', limits: ['wall time'] },
  points: 1.5,
  maxPoints: 3,
  startedAt: '2026-11-22T10:00:00.000Z',
  durationMs: 812,
  exercises: [
    {
      exercise: '15-weak-cache',
      outcome: 'graded',
      points: 1.5,
      maxPoints: 3,
      notes: ['weak-cache.ts(3,1): error TS2322: no'],
      tests: [
        { id: 'a', title: 'a', status: 'passed', points: 1.5, maxPoints: 1.5, visibility: 'visible', durationMs: 3 },
        {
          id: 'b',
          title: 'b',
          status: 'failed',
          points: 0,
          maxPoints: 1.5,
          visibility: 'hidden',
          message: 'It leaked.',
          heldBy: 'cache (Map) → entry "k" → value',
          durationMs: 4,
        },
      ],
    },
    { exercise: '16-next', outcome: 'missing', points: 0, maxPoints: 0, message: 'There is no file.', tests: [] },
  ],
}

function refusal(schema: Type.TSchema, value: unknown): unknown {
  try {
    validate(schema, value, '/kit/file.json')
    return undefined
  } catch (error) {
    return error
  }
}

describe('accepts what the kit writes', () => {
  test('an exercise, and returns it unchanged', () => {
    expect(validate(ExerciseManifest, manifest, 'exercise.json')).toBe(manifest)
  })

  test('a rubric', () => {
    expect(refusal(Rubric, { tests: [rubricTest] })).toBeUndefined()
  })

  test('a score', () => {
    expect(refusal(Score, score)).toBeUndefined()
  })

  test('a summary', () => {
    const { runtime, startedAt } = score
    const submission = {
      id: 'Ada',
      score: 'Ada.json',
      points: 1,
      maxPoints: 2,
      outcomes: { '15-weak-cache': 'timed-out' },
    }
    const summary = {
      schema: 'deref/summary/v1',
      runtime,
      startedAt,
      durationMs: 1,
      exercises: [],
      submissions: [submission],
    }
    expect(refusal(Summary, summary)).toBeUndefined()
    const unknownOutcome = { ...submission, outcomes: { '15-weak-cache': 'sulking' } }
    expect(refusal(Summary, { ...summary, submissions: [unknownOutcome] })).toMatchObject({
      message: expect.stringContaining('at /submissions/0/outcomes/15-weak-cache: '),
    })
  })
})

describe('names the file, the place and the broken rule', () => {
  test.each<[what: string, schema: Type.TSchema, value: unknown, message: string]>([
    [
      'a missing property',
      ExerciseManifest,
      { ...manifest, title: undefined },
      'at the top level: must have a property "title"',
    ],
    [
      'a missing property further down',
      ExerciseManifest,
      { ...manifest, limits: { wallMs: 20_000, testMs: 5000 } },
      'at /limits: must have a property "heapMb"',
    ],
    [
      'a wrong type',
      ExerciseManifest,
      { ...manifest, limits: { ...manifest.limits, wallMs: '20 s' } },
      'at /limits/wallMs: must be an integer',
    ],
    [
      'an unknown property',
      ExerciseManifest,
      { ...manifest, limits: { ...manifest.limits, wallMS: 1 } },
      'at /limits: unknown property "wallMS"',
    ],
    [
      'an unknown property at the top',
      Rubric,
      { tests: [rubricTest], pionts: 3 },
      'at the top level: unknown property "pionts"',
    ],
    [
      'a value that is not in the enumeration',
      Rubric,
      { tests: [rubricTest, { ...rubricTest, visibility: 'secret' }] },
      'at /tests/1/visibility: must be one of: visible, hidden',
    ],
    [
      'a value that differs from the only one allowed',
      Score,
      { ...score, schema: 'deref/score/v2' },
      'at /schema: must be "deref/score/v1"',
    ],
    ['a number too small', ExerciseManifest, { ...manifest, order: 0 }, 'at /order: must be at least 1'],
    ['an empty list', Rubric, { tests: [] }, 'at /tests: must not be empty'],
    [
      'a test file outside the folder',
      ExerciseManifest,
      { ...manifest, visibleTests: ['../other.test.ts'] },
      'at /visibleTests/0: must match pattern "^[^/\\\\]+\\.test\\.ts$"',
    ],
    ['an empty text', Rubric, { tests: [{ ...rubricTest, title: '' }] }, 'at /tests/0/title: must not be empty'],
    ['null instead of an object', Rubric, null, 'at the top level: must be an object'],
  ])('%s', (_, schema, value, message) => {
    // Drops properties that are undefined, as a file does.
    const error = refusal(schema, JSON.parse(JSON.stringify(value)))
    expect(error).toBeInstanceOf(DerefError)
    expect(error).toMatchObject({ code: 'bad-file', message: `/kit/file.json: ${message}` })
  })
})

describe('a date', () => {
  test.each(['2026-11-22T10:00:00Z', '2026-11-22T10:00:00.123Z', '2026-11-22T10:00:00+01:00'])(
    '%s is valid',
    (startedAt) => {
      expect(refusal(Score, { ...score, startedAt })).toBeUndefined()
    },
  )

  test.each(['yesterday', '2026-11-22', '2026-13-01T10:00:00Z', '2026-11-22T25:00:00Z', '2026-11-22 10:00:00'])(
    '%s is invalid',
    (startedAt) => {
      expect(refusal(Score, { ...score, startedAt })).toMatchObject({
        message: '/kit/file.json: at /startedAt: must match format "date-time"',
      })
    },
  )
})

test('a truncated checksum is invalid', () => {
  const submission = { id: 'Ada', sha256: 'a1' }
  expect(refusal(Score, { ...score, submission })).toMatchObject({
    message: expect.stringContaining('/submission/sha256'),
  })
})

test('broken JSON is an error with the file, the line and the column', () => {
  expect(parseJson('{ "a": [1] }', 'a.json')).toEqual({ a: [1] })
  expect(() => parseJson('{ "a": 1,\n }', '/kit/a.json')).toThrow(
    expect.objectContaining({
      code: 'bad-file',
      message: expect.stringMatching(/^\/kit\/a\.json: not valid JSON: .*line 2 column 2/),
    }),
  )
})
