import type { ExerciseScore, Runtime, SandboxRecord, Score } from '../contract/score.ts'
import type { Submission } from '../contract/submission.ts'
import { sum } from './score-exercise.ts'

/** When grading a submission began, and how many milliseconds it took. */
export interface Timing {
  startedAt: Date
  durationMs: number
}

/** Makes the score of a submission, as its file contains it. */
export function scoreSubmission(
  { id, sha256 }: Submission,
  exercises: readonly ExerciseScore[],
  runtime: Runtime,
  sandbox: SandboxRecord,
  { startedAt, durationMs }: Timing,
): Score {
  return {
    schema: 'deref/score/v1',
    submission: { id, sha256 },
    runtime,
    sandbox,
    points: sum(exercises.map(({ points }) => points)),
    maxPoints: sum(exercises.map(({ maxPoints }) => maxPoints)),
    startedAt: startedAt.toISOString(),
    durationMs: Math.round(durationMs),
    exercises: [...exercises],
  }
}
