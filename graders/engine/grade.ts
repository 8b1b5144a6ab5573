import type { Exercise } from '../catalog/exercise.ts'
import type { RawRun } from '../contract/raw-run.ts'
import type { ExerciseScore, Score } from '../contract/score.ts'
import type { Submission } from '../contract/submission.ts'
import { runExercise } from '../runner/run-exercise.ts'
import { typeNotes } from '../runner/type-notes.ts'
import { scoreExercise } from '../scoring/score-exercise.ts'
import { scoreSubmission } from '../scoring/score-submission.ts'
import { currentRuntime } from './runtime.ts'

/** How often a run is tried before a fault of ours is given as its outcome. */
const ATTEMPTS = 3

export interface GradeOptions {
  exercises: readonly Exercise[]
  /** Submissions at the same time. */
  jobs: number
  /** Whether to look for type errors. */
  types: boolean
  /** Called once a submission, as soon as it is graded. The batch waits for it: here the score is made safe. */
  onScore: (score: Score) => Promise<void>
  /** Stops the batch: what is already graded stays. */
  signal?: AbortSignal
}

/** Grades submissions, some at a time. One that does its worst never ends the batch. */
export async function gradeAll(submissions: readonly Submission[], options: GradeOptions): Promise<Score[]> {
  const scores: Score[] = []
  let next = 0
  const lane = async () => {
    while (next < submissions.length && !options.signal?.aborted) {
      const index = next++
      const score = await gradeSubmission(submissions[index] as Submission, options)
      // What was cut off half-way is no result.
      if (options.signal?.aborted) return
      await options.onScore(score)
      scores[index] = score
    }
  }
  await Promise.all(Array.from({ length: Math.min(options.jobs, submissions.length) }, lane))
  return scores.filter((score) => score !== undefined)
}

async function gradeSubmission(submission: Submission, { exercises, types }: GradeOptions): Promise<Score> {
  const startedAt = new Date()
  const started = performance.now()
  const scores: ExerciseScore[] = []
  for (const exercise of exercises) {
    const score = await gradeExercise(exercise, submission)
    scores.push(types ? await withTypeNotes(score, submission) : score)
  }
  return scoreSubmission(submission, scores, currentRuntime(), { startedAt, durationMs: performance.now() - started })
}

/** Runs until the result is the submission's own, and not a fault of ours. */
export async function gradeExercise(
  exercise: Exercise,
  { exercises }: Pick<Submission, 'exercises'>,
): Promise<ExerciseScore> {
  for (let attempt = 1; ; attempt++) {
    const run = await runExercise(exercise, exercises[exercise.id]).catch((error: Error) => broken(exercise, error))
    const score = scoreExercise(run, exercise.rubric)
    if (score.outcome !== 'ungraded' || attempt === ATTEMPTS) return score
  }
}

function broken({ id }: Exercise, error: Error): RawRun {
  return { exercise: id, ending: 'broken', reason: `The grader failed: ${error.message}`, tests: [], notes: [] }
}

async function withTypeNotes(score: ExerciseScore, { exercises }: Submission): Promise<ExerciseScore> {
  const submitted = exercises[score.exercise]
  if (!submitted || score.outcome === 'rejected') return score
  const found = await typeNotes(submitted).catch((error: Error) => [error.message])
  return found.length === 0 ? score : { ...score, notes: [...(score.notes ?? []), ...found] }
}
