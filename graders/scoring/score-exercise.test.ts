import { describe, expect, test } from 'vitest'
import type { Outcome } from '../contract/outcomes.ts'
import type { Ending, RawRun, RawTest } from '../contract/raw-run.ts'
import type { Rubric, RubricTest } from '../contract/rubric.ts'
import { type SandboxRecord, Score } from '../contract/score.ts'
import { validate } from '../contract/validate.ts'
import { scoreExercise, sum } from './score-exercise.ts'
import { scoreSubmission } from './score-submission.ts'

const rubric: Rubric = {
  tests: [
    { id: 'shares', title: 'shares', points: 2.5, visibility: 'visible', message: 'It asked twice.', nudge: 'Where?' },
    { id: 'lets-go', title: 'lets go', points: 4, visibility: 'visible', message: 'It dropped it.', nudge: 'Who?' },
    { id: 'counts', title: 'counts', points: 1, visibility: 'hidden', message: 'It counted.', nudge: 'What?' },
  ],
}

const passed = (id: string): RawTest => ({ id, state: 'passed', durationMs: 3 })
const failed = (id: string, kind: 'check' | 'inconclusive' = 'check', heldBy?: string): RawTest => ({
  id,
  state: 'failed',
  failure: { kind, message: 'it is still alive', ...(heldBy !== undefined && { heldBy }) },
  durationMs: 7,
})
const allPassed = rubric.tests.map(({ id }) => passed(id))

function run(tests: readonly RawTest[], rest: Partial<RawRun> = {}): RawRun {
  return { exercise: '15-weak-cache', ending: 'finished', tests, notes: [], ...rest }
}

describe('a finished run', () => {
  test('earns all points if all tests pass', () => {
    expect(scoreExercise(run(allPassed), rubric)).toEqual({
      exercise: '15-weak-cache',
      outcome: 'graded',
      points: 7.5,
      maxPoints: 7.5,
      tests: rubric.tests.map(({ id, title, points, visibility }) => {
        return { id, title, status: 'passed', points, maxPoints: points, visibility, durationMs: 3 }
      }),
    })
  })

  test('loses the points of failed tests, and shows what was seen and what holds the object', () => {
    const score = scoreExercise(
      run([passed('shares'), failed('lets-go', 'check', 'cache (Map)'), passed('counts')]),
      rubric,
    )
    expect(score).toMatchObject({ outcome: 'graded', points: 3.5, maxPoints: 7.5 })
    expect(score.tests[1]).toEqual({
      id: 'lets-go',
      title: 'lets go',
      status: 'failed',
      points: 0,
      maxPoints: 4,
      visibility: 'visible',
      message: 'It dropped it. Seen: it is still alive. Who?',
      heldBy: 'cache (Map)',
      durationMs: 7,
    })
  })

  test('lists its tests in the order of the rubric, not in the order in which they ran', () => {
    const score = scoreExercise(run(allPassed.toReversed()), rubric)
    expect(score.tests.map(({ id }) => id)).toEqual(['shares', 'lets-go', 'counts'])
  })

  test('keeps its notes, which cost no points', () => {
    expect(scoreExercise(run(allPassed, { notes: ['a type error'] }), rubric)).toMatchObject({
      points: 7.5,
      notes: ['a type error'],
    })
  })
})

describe('the ending of a run becomes its outcome', () => {
  test.each<[ending: Ending, outcome: Outcome]>([
    ['missing', 'missing'],
    ['rejected', 'rejected'],
    ['crashed', 'crashed'],
    ['timed-out', 'timed-out'],
    ['out-of-memory', 'out-of-memory'],
    ['broken', 'ungraded'],
  ])('%s: %s, with the reason and no points', (ending, outcome) => {
    const score = scoreExercise(run([], { ending, reason: 'Here is why.' }), rubric)
    expect(score).toMatchObject({ outcome, points: 0, maxPoints: 7.5, message: 'Here is why.' })
    expect(score.tests.map(({ status, points }) => [status, points])).toEqual(rubric.tests.map(() => ['not-run', 0]))
    expect(score.tests[0]?.message).toBe('This test did not run or did not finish.')
  })

  test('tests that passed before an early end count', () => {
    const tests: RawTest[] = [passed('shares'), { id: 'lets-go', state: 'not-run', durationMs: 0 }]
    const score = scoreExercise(run(tests, { ending: 'timed-out', reason: 'It took 20 s.' }), rubric)
    expect(score).toMatchObject({ outcome: 'timed-out', points: 2.5, message: 'It took 20 s.' })
    expect(score.tests.map(({ status }) => status)).toEqual(['passed', 'not-run', 'not-run'])
  })

  test('a fault of the grader without a reason is ungraded too', () => {
    expect(scoreExercise(run(allPassed, { ending: 'broken' }), rubric)).toMatchObject({
      outcome: 'ungraded',
      points: 0,
    })
  })
})

describe('the outcome is ungraded, and never a zero, if the grader is at fault', () => {
  test.each<[what: string, tests: RawTest[], message: string]>([
    ['a listed test did not run', allPassed.slice(0, 2), 'the rubric lists "counts", but no such test ran'],
    ['a test is not listed', [...allPassed, passed('count')], 'the test "count" ran, but the rubric does not list it'],
    ['a test ran twice', [...allPassed, failed('shares')], 'more than one test has the id "shares"'],
    [
      'a test was renamed',
      [passed('shares'), passed('lets-go'), passed('count')],
      'the rubric lists "counts", but no such test ran; the test "count" ran, but the rubric does not list it',
    ],
  ])('%s', (_, tests, message) => {
    expect(scoreExercise(run(tests), rubric)).toMatchObject({
      outcome: 'ungraded',
      points: 0,
      maxPoints: 7.5,
      message: `The hidden tests do not match the rubric: ${message}.`,
    })
  })

  test.each<Ending>(['finished', 'timed-out'])('a probe was inconclusive, and the run %s', (ending) => {
    const tests = [passed('shares'), failed('lets-go', 'inconclusive'), passed('counts')]
    expect(scoreExercise(run(tests, { ending }), rubric)).toMatchObject({
      outcome: 'ungraded',
      points: 0,
      message: 'The test "lets-go" was inconclusive: it is still alive',
    })
  })

  test('but not if a submission ended the run before all tests had run', () => {
    expect(scoreExercise(run([passed('shares')], { ending: 'crashed', reason: 'exit' }), rubric).outcome).toBe(
      'crashed',
    )
  })
})

test('the same run has the same score, and scoring does not change it', () => {
  const given = Object.freeze(run(Object.freeze([...allPassed]), { notes: Object.freeze(['a note']) }))
  expect(scoreExercise(given, rubric)).toEqual(scoreExercise(given, rubric))
})

test.each([
  [[0.1, 0.2], 0.3],
  [[0.1, 0.7, 0.2], 1],
  [Array.from({ length: 10 }, () => 1.1), 11],
  [[1 / 3, 1 / 3, 1 / 3], 1],
  [[], 0],
])('%j add up to %d, without the errors of binary fractions', (points, total) => {
  expect(sum(points)).toBe(total)
})

test('no test earns points if a required one did not pass', () => {
  const [shares, ...others] = rubric.tests
  const strict: Rubric = { tests: [{ ...(shares as RubricTest), required: true }, ...others] }
  const points = (first: RawTest) => scoreExercise(run([first, passed('lets-go'), passed('counts')]), strict).points
  expect(points(passed('shares'))).toBe(7.5)
  expect(points(failed('shares', 'check', 'no'))).toBe(0)
  expect(scoreExercise(run([passed('lets-go')], { ending: 'crashed', reason: 'exit' }), strict).points).toBe(0)
})

const sandbox: SandboxRecord = { level: 'isolated', limits: ['wall time'] }

test('the score of a submission is the sum of its exercises, and matches its schema', () => {
  const runs = [
    run([passed('shares'), failed('lets-go', 'check', 'cache (Map)'), passed('counts')], { notes: ['a note'] }),
    run([], { exercise: '16-pool', ending: 'missing', reason: 'There is no pool.ts.' }),
    run([passed('shares')], { exercise: '17-tree', ending: 'crashed', reason: 'exit' }),
  ]
  const score = scoreSubmission(
    { id: 'Ada Lovelace', sha256: 'a1'.repeat(32), exercises: {} },
    runs.map((each) => scoreExercise(each, rubric)),
    { node: '26.10.0', v8: '14.6', kit: '0.1.0' },
    sandbox,
    { startedAt: new Date('2026-11-22T10:00:00+01:00'), durationMs: 1234.56 },
  )
  expect(validate(Score, JSON.parse(JSON.stringify(score)), 'score')).toMatchObject({
    submission: { id: 'Ada Lovelace', sha256: 'a1'.repeat(32) },
    points: 6,
    maxPoints: 22.5,
    startedAt: '2026-11-22T09:00:00.000Z',
    durationMs: 1235,
    exercises: [{ exercise: '15-weak-cache' }, { exercise: '16-pool' }, { exercise: '17-tree' }],
  })
})

test('the points of exercises add up without such errors too', () => {
  const scores = [0.1, 0.2].map((points) => ({
    exercise: 'x',
    outcome: 'graded' as const,
    points,
    maxPoints: points,
    tests: [],
  }))
  const runtime = { node: '', v8: '', kit: '' }
  const timing = { startedAt: new Date(), durationMs: 0 }
  const score = scoreSubmission({ id: 'a', sha256: '', exercises: {} }, scores, runtime, sandbox, timing)
  expect([score.points, score.maxPoints]).toEqual([0.3, 0.3])
})
