import type { Outcome } from '../contract/outcomes.ts'
import { heldBy, type RawRun, type RawTest } from '../contract/raw-run.ts'
import type { Rubric, RubricTest } from '../contract/rubric.ts'
import type { ExerciseScore, TestScore } from '../contract/score.ts'
import { feedback, notRun } from './feedback.ts'

/**
 * Scores one run. Pure: the same run and rubric give the same score.
 *
 * A test earns its points if the rubric lists it, it was reported exactly once, and it passed. No test earns points if a required one
 * did not pass. The exercise is `ungraded` if the tests that ran are not those of the rubric, or a probe was inconclusive: that is
 * the grader's fault.
 */
export function scoreExercise(run: RawRun, rubric: Rubric): ExerciseScore {
  const fault = graderFault(run, rubric)
  const outcome: Outcome = fault === undefined ? outcomeOf(run) : 'ungraded'
  const scored = rubric.tests.map((listed) => scoreTest(listed, reportedOnce(run, listed.id)))
  const hasPassed = (id: string) => scored.some((test) => test.id === id && test.status === 'passed')
  const withoutPoints = rubric.tests.some(({ id, required }) => required === true && !hasPassed(id))
  const tests = withoutPoints ? scored.map((test) => ({ ...test, points: 0 })) : scored
  const message = fault ?? run.reason
  return {
    exercise: run.exercise,
    outcome,
    points: outcome === 'ungraded' ? 0 : sum(tests.map(({ points }) => points)),
    maxPoints: sum(rubric.tests.map(({ points }) => points)),
    ...(message !== undefined && { message }),
    ...(run.notes.length > 0 && { notes: [...run.notes] }),
    tests,
  }
}

/** Adds points, and rounds away the errors of binary fractions. */
export function sum(points: readonly number[]): number {
  return Math.round(points.reduce((total, value) => total + value, 0) * 1e6) / 1e6
}

function outcomeOf({ ending }: RawRun): Outcome {
  if (ending === 'finished') return 'graded'
  return ending === 'broken' ? 'ungraded' : ending
}

function graderFault({ ending, reason, tests }: RawRun, rubric: Rubric): string | undefined {
  if (ending === 'broken') return reason
  for (const { id, failure } of tests)
    if (failure?.kind === 'inconclusive') return `The test "${id}" was inconclusive: ${failure.message}`
  if (ending !== 'finished') return undefined
  const ran = tests.map(({ id }) => id)
  const listed = rubric.tests.map(({ id }) => id)
  const problems = [
    ...listed.filter((id) => !ran.includes(id)).map((id) => `the rubric lists "${id}", but no such test ran`),
    ...ran.filter((id) => !listed.includes(id)).map((id) => `the test "${id}" ran, but the rubric does not list it`),
    ...ran.filter((id, index) => ran.indexOf(id) !== index).map((id) => `more than one test has the id "${id}"`),
  ]
  return problems.length > 0 ? `The hidden tests do not match the rubric: ${problems.join('; ')}.` : undefined
}

function reportedOnce({ tests }: RawRun, id: string): RawTest | undefined {
  const reports = tests.filter((test) => test.id === id)
  return reports.length === 1 ? reports[0] : undefined
}

function scoreTest(listed: RubricTest, ran: RawTest | undefined): TestScore {
  const { id, title, points, visibility } = listed
  const status = ran?.state ?? 'not-run'
  const failure = ran?.failure
  const path = heldBy(failure)
  return {
    id,
    title,
    status,
    points: status === 'passed' ? points : 0,
    maxPoints: points,
    visibility,
    ...(status === 'not-run' && { message: notRun() }),
    ...(failure && { message: feedback(listed, failure) }),
    ...(path !== undefined && { heldBy: path }),
    durationMs: ran?.durationMs ?? 0,
  }
}
