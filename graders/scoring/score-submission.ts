import type { ExerciseScore, Runtime, SandboxRecord, Score } from '../contract/score.ts'
import type { Submission } from '../contract/submission.ts'
import { sum } from './score-exercise.ts'

/** When a submission was graded, and how long that took, in milliseconds. */
export interface Timing {
  startedAt: Date
  durationMs: number
}

/** The whole score of a submission, as it is written to its file. */
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
