import type { ExerciseScore, Score, TestScore } from '../contract/score.ts'

/** A test that passed, unless said otherwise. */
export function testScore(rest: Partial<TestScore> = {}): TestScore {
  return {
    id: 'lets-go',
    title: 'lets go of a value',
    status: 'passed',
    points: 2,
    maxPoints: 2,
    visibility: 'visible',
    durationMs: 3,
    ...rest,
  }
}

export function exerciseScore(rest: Partial<ExerciseScore> = {}): ExerciseScore {
  return { exercise: '15-weak-cache', outcome: 'graded', points: 2, maxPoints: 2, tests: [testScore()], ...rest }
}

/** The score of a submission: its points are those of its exercises. */
export function score(id: string, ...exercises: readonly ExerciseScore[]): Score {
  const given = exercises.length === 0 ? [exerciseScore()] : exercises
  return {
    schema: 'deref/score/v1',
    submission: { id, sha256: 'a1'.repeat(32) },
    runtime: { node: '26.10.0', v8: '14.6', kit: '0.1.0' },
    sandbox: 'none',
    points: given.reduce((total, { points }) => total + points, 0),
    maxPoints: given.reduce((total, { maxPoints }) => total + maxPoints, 0),
    startedAt: '2026-11-22T10:00:00.000Z',
    durationMs: 812,
    exercises: [...given],
  }
}
