import type { Outcome } from '../contract/outcomes.ts'
import type { RawRun, RawTest } from '../contract/raw-run.ts'
import type { Rubric, RubricTest } from '../contract/rubric.ts'
import type { ExerciseScore, TestScore } from '../contract/score.ts'
import { feedback, notRun } from './feedback.ts'

/**
 * Points for one run. Pure: the same run and rubric give the same score.
 *
 * Only a test that the rubric lists, that was reported once and that passed earns its points. Where the tests that ran
 * are not those the rubric lists, or a probe was inconclusive, the fault is ours: the exercise is `ungraded`. Where a test
 * that is required did not pass, none earns points.
 */
export function scoreExercise(run: RawRun, rubric: Rubric): ExerciseScore {
  const fault = faultOfOurs(run, rubric)
  const outcome: Outcome = fault === undefined ? outcomeOf(run) : 'ungraded'
  const scored = rubric.tests.map((listed) => scoreTest(listed, reportedOnce(run, listed.id)))
  const failed = (id: string) => scored.some((test) => test.id === id && test.status !== 'passed')
  const nothing = rubric.tests.some(({ id, required }) => required === true && failed(id))
  const tests = nothing ? scored.map((test) => ({ ...test, points: 0 })) : scored
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

/** Adds points without the dust of binary fractions. */
export function sum(points: readonly number[]): number {
  return Math.round(points.reduce((total, value) => total + value, 0) * 1e6) / 1e6
}

function outcomeOf({ ending }: RawRun): Outcome {
  if (ending === 'finished') return 'graded'
  return ending === 'broken' ? 'ungraded' : ending
}

function faultOfOurs({ ending, reason, tests }: RawRun, rubric: Rubric): string | undefined {
  if (ending === 'broken') return reason
  const inconclusive = tests.find(({ failure }) => failure?.name === 'Inconclusive')
  if (inconclusive) return `The test "${inconclusive.id}" was inconclusive: ${inconclusive.failure?.message}`
  if (ending !== 'finished') return undefined
  const ran = tests.map(({ id }) => id)
  const listed = rubric.tests.map(({ id }) => id)
  const problems = [
    ...listed.filter((id) => !ran.includes(id)).map((id) => `"${id}" is in the rubric, and no test of that name ran`),
    ...ran.filter((id) => !listed.includes(id)).map((id) => `a test "${id}" ran, and the rubric does not list it`),
    ...ran.filter((id, index) => ran.indexOf(id) !== index).map((id) => `more than one test is called "${id}"`),
  ]
  return problems.length > 0 ? `The hidden tests and their rubric disagree: ${problems.join('; ')}.` : undefined
}

function reportedOnce({ tests }: RawRun, id: string): RawTest | undefined {
  const reports = tests.filter((test) => test.id === id)
  return reports.length === 1 ? reports[0] : undefined
}

function scoreTest(listed: RubricTest, ran: RawTest | undefined): TestScore {
  const { id, title, points, visibility } = listed
  const status = ran?.state ?? 'not-run'
  const failure = ran?.failure
  return {
    id,
    title,
    status,
    points: status === 'passed' ? points : 0,
    maxPoints: points,
    visibility,
    ...(status === 'not-run' && { message: notRun() }),
    ...(failure && { message: feedback(listed, failure) }),
    ...(failure?.heldBy !== undefined && { heldBy: failure.heldBy }),
    durationMs: ran?.durationMs ?? 0,
  }
}
