import type { Exercise } from '../catalog/exercise.ts'
import { describeFailure, type RawRun, type RawTest } from '../contract/raw-run.ts'
import { judge, kept, printed, settledTests, type Verdict } from './judge.ts'
import { runAndLocate } from './places.ts'
import type { RunOptions } from './run-tests.ts'
import type { Loadable } from './worker/job.ts'

/** Workers that one submission may wear out: each is ended by one test, and the next runs those that are left. */
const MAX_WORKERS = 8

/** Less time than this is not worth another worker, in milliseconds. */
const MIN_WALL_MS = 1000

/** Runs all tests in one process, and those that one of them leaves behind in the next. */
export async function runTogether(
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
    const attempt = await runAndLocate(exercise, submission, { ...only, wallMs, explain, flags, ...shutIn })
    output += printed(attempt.end)
    const verdict = judge(attempt)
    // After an interference none of the results are trusted, nor those of the workers before.
    if (verdict.ending === 'tampered') return { ...verdict, tests: [], notes: [...notes], ...kept(output) }
    // A fault of ours in a later worker is one of the whole run: it is retried, and costs no points.
    if (ending === undefined || verdict.ending === 'broken') ending = verdict
    // What the machine has given to others, or one test has wasted, is not taken from the rest.
    deadline += attempt.end.waitedMs
    if (attempt.end.overran === 'test') deadline += exercise.manifest.limits.testMs
    const settled = settledTests(attempt, verdict)
    tests.push(...settled)
    for (const error of attempt.uncaught) notes.add(`Uncaught error: ${describeFailure(error)}`)
    left = exercise.rubric.tests.map(({ id }) => id).filter((id) => !tests.some((test) => test.id === id))
    const cutShort = verdict.ending !== 'finished' && verdict.ending !== 'broken' && attempt.end.overran !== 'wall'
    const goOn = cutShort && settled.length > 0 && left.length > 0
    if (!goOn || workers === MAX_WORKERS || deadline - performance.now() < MIN_WALL_MS) {
      return { ...ending, tests, notes: [...notes], ...kept(output) }
    }
  }
}
