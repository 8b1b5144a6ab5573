import type { Exercise } from '../catalog/exercise.ts'
import type { RawFailure, RawRun, RawTest } from '../contract/raw-run.ts'
import type { SubmittedExercise } from '../contract/submission.ts'
import { bundle, type Bundle } from './bundle.ts'
import { readModules } from './modules.ts'
import { type Attempt, runTests, type TestOptions } from './run-tests.ts'
import type { WorkerEnd } from './worker-pool.ts'

/** Workers that one submission may wear out: each is ended by one test, and the next runs those that are left. */
const MOST_WORKERS = 8

/** Less time than this is not worth another worker, in milliseconds. */
const LEAST_WALL_MS = 1000

/** How to run, where it differs from grading: for `deref audit`. */
export type RunOptions = Partial<Pick<TestOptions, 'explain' | 'flags'>>

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
  const { entry, root } = submitted
  const modules = await readModules(entry, root)
  if ('rejected' in modules) return ended('rejected', modules.rejected)
  const bundled = await bundle(entry, root, modules)
  if ('rejected' in bundled) return ended('rejected', bundled.rejected)
  return { exercise: exercise.id, ...(await runAll(exercise, bundled, options)) }
}

async function runAll(
  exercise: Exercise,
  submission: Bundle,
  { explain = true, flags = [] }: RunOptions,
): Promise<Omit<RawRun, 'exercise'>> {
  let deadline = performance.now() + exercise.manifest.limits.wallMs
  const tests: RawTest[] = []
  const notes = new Set<string>()
  let ending: Verdict | undefined
  let left: string[] | undefined
  for (let workers = 1; ; workers++) {
    const wallMs = Math.ceil(deadline - performance.now())
    const attempt = await runTests(exercise, submission, { ...(left && { only: left }), wallMs, explain, flags })
    const verdict = judge(attempt)
    // A fault of ours in a later worker is one of the whole run: it is retried, and costs no points.
    if (ending === undefined || verdict.ending === 'broken') ending = verdict
    // What one test has wasted is not taken from the others.
    if (attempt.end?.overran === 'test') deadline += exercise.manifest.limits.testMs
    const settled = settledTests(attempt, verdict)
    tests.push(...settled)
    for (const error of attempt.end ? [] : attempt.strayErrors)
      notes.add(`An error that nobody caught: ${describe(error)}`)
    left = exercise.rubric.tests.map(({ id }) => id).filter((id) => !tests.some((test) => test.id === id))
    const goOn = verdict.culprit !== undefined && settled.length > 0 && left.length > 0
    if (!goOn || workers === MOST_WORKERS || deadline - performance.now() < LEAST_WALL_MS) {
      const { culprit: _, ...how } = ending
      return { ...how, tests, notes: [...notes] }
    }
  }
}

/** How one worker's run ended. */
interface Verdict {
  ending: RawRun['ending']
  reason?: string
  /** The test that ended it. */
  culprit?: string
}

function judge({ tests, fileErrors, end }: Attempt): Verdict {
  if (end)
    return { ...howItEnded(end), ...(end.overran !== 'all' && end.running !== undefined && { culprit: end.running }) }
  if (fileErrors.some(({ message }) => message.startsWith('No test suite found'))) {
    return { ending: 'broken', reason: 'A hidden test file holds no test.' }
  }
  const [error] = fileErrors
  if (error) {
    const place = error.place === undefined ? '' : `, at ${error.place}`
    return { ending: 'crashed', reason: `It threw while it was being loaded${place}: ${describe(error)}` }
  }
  return tests.length > 0 ? { ending: 'finished' } : { ending: 'broken', reason: 'No hidden test was reported.' }
}

function howItEnded({ overran, signal, code, stderr }: WorkerEnd): Verdict {
  // SIGXCPU is the kernel's word for CPU time that is used up.
  if (overran !== undefined || signal === 'SIGXCPU')
    return { ending: 'timed-out', reason: 'It did not come to an end: is there a loop that never does?' }
  if (/heap out of memory|Allocation failed/.test(stderr)) {
    return { ending: 'out-of-memory', reason: 'It used more memory than it may.' }
  }
  return { ending: 'crashed', reason: `Its process ended ${signal ? `by ${signal}` : `with code ${code}`}.` }
}

/** The tests of which this worker leaves nothing open. The one that ended it has failed, unless its result came before. */
function settledTests({ tests, end }: Attempt, { culprit, reason = '' }: Verdict): RawTest[] {
  if (!end) return tests
  const done = tests.filter(({ state }) => state !== 'not-run')
  if (culprit === undefined || done.some(({ id }) => id === culprit)) return done
  return [...done, { id: culprit, state: 'failed', failure: { name: 'Ended', message: reason }, durationMs: 0 }]
}

function describe({ name, message }: RawFailure): string {
  return `${name}: ${message}`
}
