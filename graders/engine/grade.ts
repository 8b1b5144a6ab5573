import type { Exercise } from '../catalog/exercise.ts'
import type { RawRun } from '../contract/raw-run.ts'
import type { ExerciseScore, SandboxRecord, Score } from '../contract/score.ts'
import type { Submission, SubmittedExercise } from '../contract/submission.ts'
import { runExercise } from '../runner/run-exercise.ts'
import { typeNotes } from '../runner/type-notes.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { scoreExercise } from '../scoring/score-exercise.ts'
import { scoreSubmission } from '../scoring/score-submission.ts'
import { pool } from './pool.ts'
import { currentRuntime } from './runtime.ts'

/** How often a run is tried before its outcome is `ungraded`. */
const ATTEMPTS = 3

/** What a submission printed, capped, by exercise: raw, with whatever control characters it holds. */
export type Printed = Readonly<Record<string, string>>

export interface GradeOptions {
  exercises: readonly Exercise[]
  /** Submissions at the same time. */
  jobs: number
  /** Whether to look for type errors. */
  types: boolean
  sandbox: Sandbox
  /**
   * Called once a submission, as soon as it is graded, with what it printed, by exercise. The batch waits for it: here the
   * score is made safe.
   */
  onScore: (score: Score, printed: Printed) => Promise<void>
  /** Stops the batch: what is already graded stays. */
  signal?: AbortSignal
}

/** Grades submissions, several at a time. No submission can end the batch. */
export async function gradeAll(submissions: readonly Submission[], options: GradeOptions): Promise<Score[]> {
  const scores: Score[] = []
  const gradeOne = async ([index, submission]: [number, Submission]) => {
    const { score, printed } = await gradeSubmission(submission, options)
    // A run that was interrupted has no result.
    if (options.signal?.aborted) return
    await options.onScore(score, printed)
    scores[index] = score
  }
  await pool(submissions.entries(), options.jobs, gradeOne, options.signal)
  return scores.filter((score) => score !== undefined)
}

async function gradeSubmission(
  submission: Submission,
  { exercises, types, sandbox }: GradeOptions,
): Promise<{ score: Score; printed: Printed }> {
  const startedAt = new Date()
  const started = performance.now()
  const scores: ExerciseScore[] = []
  const printed: Record<string, string> = {}
  for (const exercise of exercises) {
    const { score, output } = await gradeExercise(exercise, submission, sandbox)
    scores.push(types ? await withTypeNotes(score, submission, sandbox) : score)
    if (output !== undefined) printed[exercise.id] = output
  }
  const timing = { startedAt, durationMs: performance.now() - started }
  return { score: scoreSubmission(submission, scores, currentRuntime(), recordOf(sandbox), timing), printed }
}

function recordOf({ level, limits }: Sandbox): SandboxRecord {
  return { level, limits: [...limits] }
}

/** Runs until the result is the submission's own, and not a fault of ours. */
export async function gradeExercise(
  exercise: Exercise,
  { exercises }: Pick<Submission, 'exercises'>,
  sandbox: Sandbox,
): Promise<{ score: ExerciseScore; output?: string }> {
  for (let attempt = 1; ; attempt++) {
    const run = await runOnce(exercise, exercises[exercise.id], sandbox)
    const score = scoreExercise(run, exercise.rubric)
    if (score.outcome !== 'ungraded' || attempt === ATTEMPTS) {
      return { score, ...(run.output !== undefined && { output: run.output }) }
    }
  }
}

async function runOnce(
  exercise: Exercise,
  submitted: SubmittedExercise | undefined,
  sandbox: Sandbox,
): Promise<RawRun> {
  if (submitted?.rejected !== undefined)
    return { exercise: exercise.id, ending: 'rejected', reason: submitted.rejected, tests: [], notes: [] }
  return runExercise(exercise, submitted, { sandbox }).catch((error: Error) => broken(exercise, error))
}

function broken({ id }: Exercise, error: Error): RawRun {
  return { exercise: id, ending: 'broken', reason: `The grader failed: ${error.message}`, tests: [], notes: [] }
}

async function withTypeNotes(
  score: ExerciseScore,
  { exercises }: Submission,
  sandbox: Sandbox,
): Promise<ExerciseScore> {
  const submitted = exercises[score.exercise]
  if (!submitted || score.outcome === 'rejected') return score
  const found = await typeNotes(submitted, sandbox).catch((error: Error) => [error.message])
  return found.length === 0 ? score : { ...score, notes: [...(score.notes ?? []), ...found] }
}
