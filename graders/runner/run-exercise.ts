import type { Exercise } from '../catalog/exercise.ts'
import type { RawRun } from '../contract/raw-run.ts'
import type { SubmittedExercise } from '../contract/submission.ts'
import { readSubmission } from './reader/read.ts'
import { runSeparately } from './run-separately.ts'
import type { RunOptions } from './run-tests.ts'
import { runTogether } from './run-together.ts'

/**
 * Runs an exercise's hidden tests on one submission, in a process of its own. A test that loops for ever or ends that
 * process costs no other test its points: those that are left run in a fresh one.
 *
 * What the submission does wrong is in the result. Throws only for faults of ours that the caller may retry.
 */
export async function runExercise(
  exercise: Exercise,
  submitted: SubmittedExercise | undefined,
  options: RunOptions = {},
): Promise<RawRun> {
  const ended = (ending: RawRun['ending'], reason: string): RawRun => ({
    exercise: exercise.id,
    ending,
    reason,
    tests: [],
    notes: [],
  })
  if (!submitted) return ended('missing', `There is no ${exercise.file} in the submission.`)
  const { grants } = exercise.manifest
  const given = grants.includes('memory') || grants.includes('exit') ? ['process'] : []
  const read = await readSubmission(submitted, grants.includes('kit') ? ['#gc'] : [], given)
  if ('rejected' in read) return ended('rejected', read.rejected)
  const runAll = exercise.manifest.separate === true ? runSeparately : runTogether
  const run = await runAll(exercise, read.program, options)
  return { exercise: exercise.id, ...run, notes: [...read.notes, ...run.notes] }
}
