import { createVitest } from 'vitest/node'
import { Writable } from 'node:stream'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Exercise } from '../catalog/exercise.ts'
import { projectRoot } from '../contract/project.ts'
import type { RawFailure, RawRun } from '../contract/raw-run.ts'
import type { SubmittedExercise } from '../contract/submission.ts'
import { bundle, type Bundle } from './bundle.ts'
import { type Collected, collectTests } from './collect-tests.ts'
import { readModules } from './modules.ts'
import { keepingOwnSignals } from './own-signals.ts'
import { submissionPlugin } from './submission-plugin.ts'
import { type WorkerEnd, workerPool } from './worker-pool.ts'

/** How to run, where it differs from grading: for `deref audit`. */
export interface RunOptions {
  /** Whether a leak's retaining path is looked for. It is, unless this says no. */
  explain?: boolean
  /** Flags for the worker's V8, from when its tests are about to run. */
  flags?: readonly string[]
}

/**
 * Runs an exercise's hidden tests on one submission, in a process of its own.
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
  return runTests(exercise, bundled, options)
}

async function runTests(
  exercise: Exercise,
  submission: Bundle,
  { explain = true, flags = [] }: RunOptions,
): Promise<RawRun> {
  const { limits } = exercise.manifest
  const collected: Collected = { tests: [], fileErrors: [], strayErrors: [] }
  const { pool, ends } = workerPool(limits)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const vitest = await keepingOwnSignals(() =>
    createVitest(
      { root: projectRoot, config: false, watch: false },
      {
        plugins: [submissionPlugin(join(exercise.folder, exercise.file), submission)],
        server: { watch: null, ws: false },
        test: {
          dir: join(exercise.folder, 'hidden'),
          include: ['*.test.ts'],
          pool,
          isolate: false,
          maxWorkers: 1,
          // They would write to disk what one submission could leave there for the next.
          cache: false,
          fsModuleCache: false,
          env: { DEREF_EXPLAIN: explain ? 'yes' : 'no', DEREF_V8_FLAGS: flags.join(' ') },
          setupFiles: flags.length > 0 ? [fileURLToPath(new URL('set-v8-flags.ts', import.meta.url))] : [],
          testTimeout: limits.testMs,
          disableConsoleIntercept: true,
          reporters: [collectTests(collected)],
        },
      },
      { stdout: silent, stderr: silent },
    ),
  )
  try {
    await vitest.start()
  } finally {
    await vitest.close()
    // vitest sets it when a test fails. For us that is a result, and no failure of ours.
    process.exitCode = undefined
  }
  return { exercise: exercise.id, ...judgeEnd(collected, await ends()) }
}

/** Tells how the run ended from what was reported and how the worker went. */
function judgeEnd({ tests, fileErrors, strayErrors }: Collected, ends: readonly WorkerEnd[]): Omit<RawRun, 'exercise'> {
  const end = ends.find((worker) => worker.killedFor !== undefined || worker.unexpected)
  const notes = end ? [] : [...new Set(strayErrors.map((error) => `An error that nobody caught: ${describe(error)}`))]
  const as = (ending: RawRun['ending'], reason?: string) => ({
    ending,
    ...(reason !== undefined && { reason }),
    tests,
    notes,
  })
  if (end?.killedFor === 'timed-out')
    return as('timed-out', 'It did not finish in time: is there a loop that never ends?')
  if (end && /heap out of memory|Allocation failed/.test(end.stderr))
    return as('out-of-memory', 'It used more memory than it may.')
  if (end) return as('crashed', `Its process ended ${end.signal ? `by ${end.signal}` : `with code ${end.code}`}.`)
  if (fileErrors.some(({ message }) => message.startsWith('No test suite found')))
    return as('broken', 'A hidden test file holds no test.')
  if (fileErrors[0]) return as('crashed', `It threw while it was being loaded: ${describe(fileErrors[0])}`)
  return tests.length > 0 ? as('finished') : as('broken', 'No hidden test was reported.')
}

function describe({ name, message }: RawFailure): string {
  return `${name}: ${message}`
}
