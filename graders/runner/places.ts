import type { Exercise } from '../catalog/exercise.ts'
import type { RawFailure, ThrownError } from '../contract/raw-run.ts'
import type { Attempt } from './attempt.ts'
import { runTests, type TestOptions } from './run-tests.ts'
import type { Loadable } from './worker/job.ts'

/** V8's message about a call whose text it does not have. */
const UNREAD = / is not a (function|constructor)$/

/** For the second run: errors that come later keep their message without a place. */
const MAX_WALL_MS = 5000

/**
 * Runs tests, and where failures are explained those that ended in an error of the submission again, to learn where it came from.
 * Where verdicts count V8 is not asked for that: see `realm/stack.ts`. Nothing is taken from the second run but places, and what was
 * called there.
 */
export async function runAndLocate(exercise: Exercise, submission: Loadable, options: TestOptions): Promise<Attempt> {
  const attempt = await runTests(exercise, submission, options)
  if (!options.explain) return attempt
  const only = attempt.tests.filter(({ failure }) => isThrown(failure)).map(({ id }) => id)
  if (attempt.tampering !== undefined || (only.length === 0 && !isThrown(attempt.loadFailure))) return attempt
  const began = performance.now()
  const again = await runTests(exercise, submission, {
    ...options,
    ...(only.length > 0 && { only }),
    wallMs: Math.min(options.wallMs, MAX_WALL_MS),
    explain: false,
    places: true,
  })
  const failures = new Map(again.tests.map(({ id, failure }) => [id, failure]))
  return {
    ...attempt,
    loadFailure: isThrown(attempt.loadFailure) ? located(attempt.loadFailure, again.loadFailure) : attempt.loadFailure,
    tests: attempt.tests.map((test) =>
      isThrown(test.failure) ? { ...test, failure: located(test.failure, failures.get(test.id)) } : test,
    ),
    // What this took is not taken from the rest.
    end: { ...attempt.end, waitedMs: attempt.end.waitedMs + performance.now() - began },
  }
}

/** What the kit and the runner report has no place in the submission. */
function isThrown(failure: RawFailure | undefined): failure is ThrownError {
  return failure?.kind === 'error'
}

function located(failure: ThrownError, again: RawFailure | undefined): ThrownError {
  if (!isThrown(again) || again.name !== failure.name) return failure
  const message = UNREAD.test(failure.message) ? again.message : failure.message
  return { ...failure, message, ...(again.place !== undefined && { place: again.place }) }
}
