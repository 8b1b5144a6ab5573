import { type ChildProcess, spawn } from 'node:child_process'
import type { Exercise } from '../catalog/exercise.ts'
import type { Variant } from '../catalog/variants.ts'
import type { Audit, Surprise } from '../contract/audit.ts'
import { heldBy, type RawRun } from '../contract/raw-run.ts'
import { pool } from '../engine/pool.ts'
import { runExercise } from '../runner/run-exercise.ts'
import { surprises } from './expected.ts'

/** One run in so many looks for the path to what leaks: that costs more than the rest of the run. */
const EXPLAINED = 100

export interface AuditOptions {
  /** Suite runs in all, spread evenly over the variants. */
  runs: number
  /** Shuffles V8's marking and keeps one core busy. */
  stress: boolean
  jobs: number
  onRun: (done: number) => void
  signal?: AbortSignal
}

/** The unexpected verdicts of one variant, and the paths to what each of its tests leaks. */
interface Seen {
  flakes: (Surprise & { variant: string; runs: number })[]
  paths: Map<string, Set<string>>
}

/** Repeats an exercise's suite, and counts every verdict that is not the one that is known to be right. */
export async function audit(exercise: Exercise, variants: readonly Variant[], options: AuditOptions): Promise<Audit> {
  const seen = new Map(variants.map(({ name }): [string, Seen] => [name, { flakes: [], paths: new Map() }]))
  const tally = { runs: 0, flakyRuns: 0, verdicts: 0 }
  const busy = options.stress ? keepCoreBusy() : undefined
  const runOne = async (index: number) => {
    const variant = variants[index % variants.length] as Variant
    const explain = Math.floor(index / variants.length) % EXPLAINED === 0
    const submitted = { entry: variant.file, root: variant.root }
    const run = await runExercise(exercise, submitted, { explain, flags: options.stress ? STRESS : [] })
    if (options.signal?.aborted) return
    note(variant, run)
    options.onRun(tally.runs)
  }
  const note = (variant: Variant, run: RawRun) => {
    const found = surprises(run, variant, exercise.rubric)
    tally.runs += 1
    tally.verdicts += run.tests.length
    if (found.length > 0) tally.flakyRuns += 1
    const { flakes, paths } = seen.get(variant.name) as Seen
    for (const surprise of found) {
      const flake = flakes.find(({ test, got }) => test === surprise.test && got === surprise.got)
      if (flake) flake.runs += 1
      else flakes.push({ ...surprise, variant: variant.name, runs: 1 })
    }
    for (const { id, failure } of run.tests) {
      const path = heldBy(failure)
      if (path !== undefined) paths.set(id, (paths.get(id) ?? new Set()).add(path))
    }
  }
  try {
    await pool(Array(options.runs).keys(), options.jobs, runOne, options.signal)
  } finally {
    busy?.kill('SIGKILL')
  }
  return {
    exercise: exercise.id,
    ...tally,
    flakes: [...seen.values()].flatMap(({ flakes }) => flakes),
    wavering: [...seen].flatMap(([variant, { paths }]) =>
      [...paths].flatMap(([test, texts]) => (texts.size > 1 ? { variant, test, readings: [...texts] } : [])),
    ),
  }
}

const STRESS = ['--stress-incremental-marking']

function keepCoreBusy(): ChildProcess {
  return spawn(
    process.execPath,
    [
      '-e',
      'process.on("disconnect", () => process.exit()); const spin = () => { for (const until = Date.now() + 50; Date.now() < until; ); setImmediate(spin) }; spin()',
    ],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    },
  )
}
