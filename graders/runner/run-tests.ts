import type { Exercise } from '../catalog/exercise.ts'
import { frameReader } from '../sandbox/frames.ts'
import { ALL_LAYERS, type Layers } from '../sandbox/layers.ts'
import { patientTimer } from '../sandbox/patient-timer.ts'
import { PORTABLE, type Sandbox } from '../sandbox/sandbox.ts'
import { startWorker } from '../sandbox/worker-process.ts'
import { type Attempt, listen } from './attempt.ts'
import { prepareJob } from './prepare-job.ts'
import { scriptsFor } from './scripts.ts'
import { suiteText, workerProgram } from './suite.ts'
import { encodeInput } from './worker/input.ts'
import type { Loadable } from './worker/job.ts'

/** Beyond what a worker gives a test, for one that never lets the worker's own clock run. */
const GRACE_MS = 1000

/** MiB of memory outside the JavaScript heap's old generation: the program itself takes about 60 of them. */
const BESIDE_HEAP_MB = 256

/** The worker, its threads not counted. */
const PROCESSES = 1

export interface TestOptions {
  /** Ids of the tests to run; all of them, where this is left out. */
  only?: readonly string[]
  /** For all of them together, in milliseconds. */
  wallMs: number
  /** Whether a leak's retaining path is looked for. */
  explain: boolean
  /** Whether it is a run that looks for the places of errors, and counts for nothing. */
  places?: boolean
  /** Flags for the worker's V8, from when its tests are about to run. */
  flags: readonly string[]
  sandbox?: Sandbox
  /** All of them, save where a test proves what one is worth. */
  layers?: Layers
}

/** How to run, where it differs from what a grade takes by itself. */
export type RunOptions = Partial<Pick<TestOptions, 'explain' | 'flags' | 'sandbox' | 'layers'>>

/** Runs an exercise's hidden tests, or some of them, on a submission in one fresh worker. */
export async function runTests(exercise: Exercise, submission: Loadable, options: TestOptions): Promise<Attempt> {
  const { wallMs, sandbox = PORTABLE, layers = ALL_LAYERS } = options
  const { heapMb, testMs } = exercise.manifest.limits
  const [program, scripts, text] = await Promise.all([
    workerProgram(),
    scriptsFor(exercise, layers),
    suiteText(exercise),
  ])
  const job = prepareJob(exercise, submission, { ...options, layers })
  const limits = { wallMs, heapMb, memoryMb: heapMb + BESIDE_HEAP_MB, processes: PROCESSES }
  const worker = startWorker(program, encodeInput(job, scripts), limits, sandbox, layers)
  let cancel = () => {}
  const { onMessage, onTampering, attempt } = listen(job.canaries, text, {
    begun: () => {
      cancel()
      if (layers.has('watchdog')) cancel = patientTimer(testMs + GRACE_MS, worker.waitedMs, () => worker.kill('test'))
    },
    tampered: () => worker.kill(),
  })
  const { read } = frameReader(Buffer.from(job.key, 'hex'), layers.has('authentication'), onMessage, onTampering)
  worker.results.on('data', read)
  worker.results.on('error', () => {})
  const end = await worker.end
  cancel()
  return attempt(end)
}
