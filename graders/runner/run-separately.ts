import { randomInt } from 'node:crypto'
import type { Exercise } from '../catalog/exercise.ts'
import { describeFailure, type RawRun, type RawTest } from '../contract/raw-run.ts'
import { judge, kept, printed, settledTests, type Verdict } from './judge.ts'
import { runAndLocate } from './places.ts'
import type { RunOptions } from './run-tests.ts'
import type { Loadable } from './worker/job.ts'

/** Runs each test in a process of its own, in an order that tells nothing: for a submission that must not know which it is. */
export async function runSeparately(
  exercise: Exercise,
  submission: Loadable,
  { flags = [], ...shutIn }: RunOptions,
): Promise<Omit<RawRun, 'exercise'>> {
  let deadline = performance.now() + exercise.manifest.limits.wallMs
  const tests: RawTest[] = []
  const notes = new Set<string>()
  let output = ''
  let ending: Verdict = { ending: 'finished' }
  for (const id of shuffled(exercise.rubric.tests.map((test) => test.id))) {
    const wallMs = Math.max(1, Math.ceil(deadline - performance.now()))
    // A path to what leaks would name the structures of the test, and not of the submission.
    const options = { only: [id], wallMs, explain: false, flags, ...shutIn }
    const attempt = await runAndLocate(exercise, submission, options)
    // What the machine has given to others is not taken from the rest.
    deadline += attempt.end.waitedMs
    output += printed(attempt.end)
    const verdict = judge(attempt)
    if (verdict.ending === 'tampered' || verdict.ending === 'broken') {
      return { ...verdict, tests: [], notes: [...notes], ...kept(output) }
    }
    if (ending.ending === 'finished') ending = verdict
    tests.push(...settledTests(attempt, verdict))
    for (const error of attempt.uncaught) notes.add(`Uncaught error: ${describeFailure(error)}`)
    // What cannot be loaded once cannot be loaded at all, and time that is up is up for all.
    if (attempt.loadFailure || attempt.end.overran === 'wall') break
  }
  return { ...ending, tests, notes: [...notes], ...kept(output) }
}

function shuffled<T>(items: readonly T[]): T[] {
  const all = [...items]
  for (let last = all.length - 1; last > 0; last--) {
    const other = randomInt(last + 1)
    ;[all[last], all[other]] = [all[other] as T, all[last] as T]
  }
  return all
}
