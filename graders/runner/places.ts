import type { Exercise } from '../catalog/exercise.ts'
import type { RawFailure } from '../contract/raw-run.ts'
import type { Attempt } from './attempt.ts'
import { runTests, type TestOptions } from './run-tests.ts'
import type { Loadable } from './worker/job.ts'

/** What the kit and the runner report has no place in the submission. */
const OURS = ['CheckFailed', 'Inconclusive', 'Ended', 'TimedOut']

/** What V8 says of a call whose text it does not have. */
const UNREAD = / is not a (function|constructor)$/

/** For the second run, in milliseconds: it tells more of what came soon. */
const MOST_WALL_MS = 5000

/**
 * Runs tests, and those that ended in an error of the submission's once more, to learn where it came from. Where verdicts count
 * V8 is not asked for that: see `realm/stack.ts`. Of the second run nothing is taken but places, and what was called there.
 */
export async function runAndLocate(exercise: Exercise, submission: Loadable, options: TestOptions): Promise<Attempt> {
  const attempt = await runTests(exercise, submission, options)
  const only = attempt.tests.filter(({ failure }) => isThrown(failure)).map(({ id }) => id)
  if (attempt.tampering !== undefined || (only.length === 0 && !isThrown(attempt.loadFailure))) return attempt
  const began = performance.now()
  const again = await runTests(exercise, submission, {
    ...options,
    ...(only.length > 0 && { only }),
    wallMs: Math.min(options.wallMs, MOST_WALL_MS),
    explain: false,
    places: true,
  })
  const failures = new Map(again.tests.map(({ id, failure }) => [id, failure]))
  return {
    ...attempt,
    loadFailure: attempt.loadFailure && located(attempt.loadFailure, again.loadFailure),
    tests: attempt.tests.map((test) =>
      isThrown(test.failure) ? { ...test, failure: located(test.failure, failures.get(test.id)) } : test,
    ),
    // What this took is not taken from the rest.
    end: { ...attempt.end, waitedMs: attempt.end.waitedMs + performance.now() - began },
  }
}

function isThrown(failure: RawFailure | undefined): failure is RawFailure {
  return failure !== undefined && !OURS.includes(failure.name)
}

function located(failure: RawFailure, again: RawFailure | undefined): RawFailure {
  if (again?.name !== failure.name) return failure
  const message = UNREAD.test(failure.message) ? again.message : failure.message
  return { ...failure, message, ...(again.place !== undefined && { place: again.place }) }
}
