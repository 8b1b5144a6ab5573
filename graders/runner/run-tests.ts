import { join } from 'node:path'
import { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { createVitest } from 'vitest/node'
import type { Exercise } from '../catalog/exercise.ts'
import { projectRoot } from '../contract/project.ts'
import type { Bundle } from './bundle.ts'
import { type Collected, collectTests } from './collect-tests.ts'
import { keepingOwnSignals } from './own-signals.ts'
import { submissionPlugin } from './submission-plugin.ts'
import { type WorkerEnd, workerPool } from './worker-pool.ts'

export interface TestOptions {
  /** Ids of the tests to run; all of them, where this is left out. */
  only?: readonly string[]
  /** For all of them together, in milliseconds. */
  wallMs: number
  /** Whether a leak's retaining path is looked for. */
  explain: boolean
  /** Flags for the worker's V8, from when its tests are about to run. */
  flags: readonly string[]
}

/** What came of one worker. */
export interface Attempt extends Collected {
  /** How the worker ended, if not by having done its work. */
  end: WorkerEnd | undefined
}

/** Runs an exercise's hidden tests, or some of them, on a submission in one fresh worker. */
export async function runTests(exercise: Exercise, submission: Bundle, options: TestOptions): Promise<Attempt> {
  const { only, explain, flags, wallMs } = options
  const { limits } = exercise.manifest
  const collected: Collected = { tests: [], fileErrors: [], strayErrors: [] }
  const { pool, ends } = workerPool({ ...limits, wallMs })
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
          ...(only && { testNamePattern: new RegExp(`^(?:${only.join('|')})$`) }),
          pool,
          isolate: false,
          maxWorkers: 1,
          // They would write to disk what one submission could leave there for the next.
          cache: false,
          fsModuleCache: false,
          env: { DEREF_EXPLAIN: explain ? 'yes' : 'no', DEREF_V8_FLAGS: flags.join(' ') },
          setupFiles: ['announce-tests.ts', 'set-v8-flags.ts'].map(beside),
          testTimeout: limits.testMs,
          // vitest looks for snapshots, and a worker may read nothing but node_modules: there are none there.
          resolveSnapshotPath: () => join(projectRoot, 'node_modules/.snapshots'),
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
  const tests = only ? collected.tests.filter(({ id }) => only.includes(id)) : collected.tests
  const end = (await ends()).find(({ overran, unexpected }) => overran !== undefined || unexpected)
  return { ...collected, tests, end }
}

function beside(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url))
}
