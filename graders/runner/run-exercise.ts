import type { Exercise } from '../catalog/exercise.ts'
import type { RawFailure, RawRun, RawTest } from '../contract/raw-run.ts'
import type { SubmittedExercise } from '../contract/submission.ts'
import type { ProcessEnd } from '../sandbox/worker-process.ts'
import type { Attempt } from './attempt.ts'
import { readSubmission } from './reader/read.ts'
import { runTests, type TestOptions } from './run-tests.ts'
import type { Loadable } from './worker/job.ts'

/** Workers that one submission may wear out: each is ended by one test, and the next runs those that are left. */
const MOST_WORKERS = 8

/** Less time than this is not worth another worker, in milliseconds. */
const LEAST_WALL_MS = 1000

/** How to run, where it differs from what a grade takes by itself. */
export type RunOptions = Partial<Pick<TestOptions, 'explain' | 'flags' | 'sandbox' | 'layers'>>

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
  const run = await runAll(exercise, read.program, options)
  return { exercise: exercise.id, ...run, notes: [...read.notes, ...run.notes] }
}

async function runAll(
  exercise: Exercise,
  submission: Loadable,
  { explain = true, flags = [], ...shutIn }: RunOptions,
): Promise<Omit<RawRun, 'exercise'>> {
  let deadline = performance.now() + exercise.manifest.limits.wallMs
  const tests: RawTest[] = []
  const notes = new Set<string>()
  let output = ''
  let ending: Verdict | undefined
  let left: string[] | undefined
  for (let workers = 1; ; workers++) {
    const wallMs = Math.ceil(deadline - performance.now())
    const only = left && { only: left }
    const attempt = await runTests(exercise, submission, { ...only, wallMs, explain, flags, ...shutIn })
    output += attempt.end.stdout + attempt.end.stderr
    const verdict = judge(attempt)
    // Of a worker that was tampered with nothing can be believed, nor of those before it.
    if (verdict.ending === 'tampered') return { ...verdict, tests: [], notes: [...notes], ...kept(output) }
    // A fault of ours in a later worker is one of the whole run: it is retried, and costs no points.
    if (ending === undefined || verdict.ending === 'broken') ending = verdict
    // What one test has wasted is not taken from the others.
    if (attempt.end.overran === 'test') deadline += exercise.manifest.limits.testMs
    const settled = settledTests(attempt, verdict)
    tests.push(...settled)
    for (const error of attempt.strays) notes.add(`An error that nobody caught: ${describe(error)}`)
    left = exercise.rubric.tests.map(({ id }) => id).filter((id) => !tests.some((test) => test.id === id))
    const cutShort = verdict.ending !== 'finished' && verdict.ending !== 'broken' && attempt.end.overran !== 'wall'
    const goOn = cutShort && settled.length > 0 && left.length > 0
    if (!goOn || workers === MOST_WORKERS || deadline - performance.now() < LEAST_WALL_MS) {
      return { ...ending, tests, notes: [...notes], ...kept(output) }
    }
  }
}

const TOO_LONG = 'It did not come to an end: is there a loop that never does?'

/** How one worker's run ended. */
interface Verdict {
  ending: RawRun['ending']
  reason?: string
}

function judge({ tests, tampering, late, fault, loadFailure, registered, done, end }: Attempt): Verdict {
  if (tampering !== undefined) return { ending: 'tampered', reason: `Its results cannot be believed: ${tampering}.` }
  if (fault !== undefined) return { ending: 'broken', reason: fault }
  if (loadFailure) {
    const place = loadFailure.place === undefined ? '' : `, at ${loadFailure.place}`
    const reason = `It threw while it was being loaded${place}: ${describe(loadFailure)}`
    return { ending: 'crashed', reason }
  }
  if (!done) return howItEnded(end, registered)
  if (late) return { ending: 'timed-out', reason: TOO_LONG }
  return tests.length > 0 ? { ending: 'finished' } : { ending: 'broken', reason: 'No hidden test was reported.' }
}

function howItEnded({ overran, signal, code, stderr }: ProcessEnd, registered: boolean): Verdict {
  // SIGXCPU is the kernel's word for CPU time that is used up.
  if (overran === 'wall' || overran === 'test' || overran === 'cpu' || signal === 'SIGXCPU')
    return { ending: 'timed-out', reason: TOO_LONG }
  if (overran === 'memory' || /heap out of memory|Allocation failed|Array buffer allocation failed/.test(stderr)) {
    return { ending: 'out-of-memory', reason: 'It used more memory than it may.' }
  }
  if (overran === 'processes') return { ending: 'crashed', reason: 'It started processes.' }
  if (signal === null && code === 0 && !registered) {
    return { ending: 'crashed', reason: 'It waits at its top level for something that never comes.' }
  }
  return { ending: 'crashed', reason: `Its process ended ${signal ? `by ${signal}` : `with code ${code}`}.` }
}

/** The tests of which this worker leaves nothing open. The one that ended it has failed. */
function settledTests({ tests, running, done }: Attempt, { reason = '' }: Verdict): RawTest[] {
  if (done || running === undefined) return tests
  return [...tests, { id: running, state: 'failed', failure: { name: 'Ended', message: reason }, durationMs: 0 }]
}

function kept(output: string): Pick<RawRun, 'output'> {
  return output === '' ? {} : { output }
}

function describe({ name, message }: RawFailure): string {
  return `${name}: ${message}`
}
