import type { Runtime, Score } from '../contract/score.ts'
import type { Summary } from '../contract/summary.ts'

/** One batch at a glance. */
export function summarize(
  scores: readonly Score[],
  batch: { exercises: readonly string[]; runtime: Runtime; startedAt: Date; durationMs: number },
): Summary {
  return {
    schema: 'deref/summary/v1',
    runtime: batch.runtime,
    startedAt: batch.startedAt.toISOString(),
    durationMs: Math.round(batch.durationMs),
    exercises: [...batch.exercises],
    submissions: scores.map(({ submission, points, maxPoints, exercises }) => ({
      id: submission.id,
      score: `${submission.id}.json`,
      points,
      maxPoints,
      outcomes: Object.fromEntries(exercises.map(({ exercise, outcome }) => [exercise, outcome])),
    })),
  }
}
