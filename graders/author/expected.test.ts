import { describe, expect, test } from 'vitest'
import type { Variant } from '../catalog/variants.ts'
import type { Ending, RawRun, RawTest } from '../contract/raw-run.ts'
import type { Rubric } from '../contract/rubric.ts'
import { surprises } from './expected.ts'

const ids = ['shares', 'lets-go', 'counts']
const rest = { points: 1, visibility: 'visible', message: 'm', nudge: 'n' } as const
const rubric: Rubric = { tests: ids.map((id) => ({ id, title: id, ...rest })) }

const place = { file: '/kit/a.ts', root: '/kit' }
const reference: Variant = { kind: 'correct', name: 'reference', ...place }
const faulty: Variant = { kind: 'faulty', name: 'faulty/a', ...place, fails: ['lets-go'] }
const stub: Variant = { kind: 'stub', name: 'stub', ...place }

const passed = (id: string): RawTest => ({ id, state: 'passed', durationMs: 1 })
const failed = (id: string, kind: 'check' | 'inconclusive' = 'check'): RawTest => {
  return { id, state: 'failed', failure: { kind, message: 'still alive' }, durationMs: 1 }
}

function run(...tests: readonly RawTest[]): RawRun {
  return { exercise: '15-weak-cache', ending: 'finished', tests, notes: [] }
}

const allPassed = run(...ids.map(passed))
const oneFailed = run(passed('shares'), failed('lets-go'), passed('counts'))

describe('is no surprise', () => {
  test.each<[what: string, run: RawRun, variant: Variant]>([
    ['a correct solution that passes everything', allPassed, reference],
    ['a faulty one that fails what it names, and that alone', oneFailed, faulty],
    ['a stub that passes', allPassed, stub],
    ['a stub that fails', oneFailed, stub],
  ])('%s', (_, given, solution) => {
    expect(surprises(given, solution, rubric)).toEqual([])
  })
})

describe('is a surprise', () => {
  test('a correct solution that fails: the message of the test is told', () => {
    expect(surprises(oneFailed, reference, rubric)).toEqual([
      { test: 'lets-go', expected: 'passed', got: 'failed: still alive' },
    ])
  })

  test('a faulty one that passes what it should fail', () => {
    expect(surprises(allPassed, faulty, rubric)).toEqual([{ test: 'lets-go', expected: 'failed', got: 'passed' }])
  })

  test('a faulty one that fails more than it names', () => {
    expect(surprises(run(failed('shares'), failed('lets-go'), passed('counts')), faulty, rubric)).toEqual([
      { test: 'shares', expected: 'passed', got: 'failed: still alive' },
    ])
  })

  test('an inconclusive probe, even where a failure was expected', () => {
    expect(
      surprises(run(passed('shares'), failed('lets-go', 'inconclusive'), passed('counts')), faulty, rubric),
    ).toEqual([{ test: 'lets-go', expected: 'failed', got: 'inconclusive: still alive' }])
  })

  test('a test that did not run, or is not there', () => {
    const cut = run(passed('shares'), { id: 'lets-go', state: 'not-run', durationMs: 0 })
    expect(surprises(cut, reference, rubric)).toEqual([
      { test: 'lets-go', expected: 'passed', got: 'not-run' },
      { test: 'counts', expected: 'passed', got: 'not-run' },
    ])
  })

  test.each<Ending>(['missing', 'rejected', 'crashed', 'timed-out', 'out-of-memory', 'broken'])(
    'a run that ended otherwise than by its end, even of the stub: %s',
    (ending) => {
      for (const solution of [reference, faulty, stub]) {
        expect(surprises({ ...allPassed, ending, reason: 'exit 7' }, solution, rubric)).toEqual([
          { test: 'the run', expected: 'finished', got: `${ending}: exit 7` },
        ])
      }
    },
  )

  test('one that ended early and does not say why', () => {
    expect(surprises({ ...allPassed, ending: 'crashed' }, reference, rubric)).toMatchObject([{ got: 'crashed: ' }])
  })
})

test('a test that nobody listed, or that was reported twice, is one', () => {
  expect(surprises(run(...ids.map(passed), passed('more')), reference, rubric)).toEqual([
    { test: 'more', expected: 'listed once', got: 'reported' },
  ])
  expect(surprises(run(...ids.map(passed), passed('counts')), stub, rubric)).toEqual([
    { test: 'counts', expected: 'listed once', got: 'reported' },
  ])
})
