import { relative } from 'node:path'
import { rolldown } from 'rolldown'
import type { Exercise } from '../../catalog/exercise.ts'
import type { SubmittedExercise } from '../../contract/submission.ts'
import { runExercise } from '../../runner/run-exercise.ts'
import { runTests } from '../../runner/run-tests.ts'
import type { Loadable } from '../../runner/worker/job.ts'
import { ALL_LAYERS, type Layers } from '../../sandbox/layers.ts'
import { PORTABLE, type Sandbox } from '../../sandbox/sandbox.ts'
import { scoreExercise } from '../../scoring/score-exercise.ts'

/** Limits for an attack that nothing of ours stops, in milliseconds: small, for what hangs is to be told soon. */
const LIMITS = { wallMs: 2000, testMs: 300 }

export interface Run {
  outcome: string
  points: number
  passed: readonly string[]
  /** All that anybody is told of it, as text. */
  told: string
  output: string
}

/** Runs as a grade is made. */
export async function grade(exercise: Exercise, submitted: SubmittedExercise, sandbox: Sandbox): Promise<Run> {
  const run = await runExercise(exercise, submitted, { sandbox, explain: false })
  const score = scoreExercise(run, exercise.rubric)
  const passed = run.tests.filter(({ state }) => state === 'passed').map(({ id }) => id)
  const { outcome, points } = score
  return { outcome, points, passed, told: JSON.stringify(score), output: run.output ?? '' }
}

/** Runs with some layers left out. */
export async function runWithout(
  without: Layers,
  exercise: Exercise,
  submitted: SubmittedExercise,
  sandbox: Sandbox = PORTABLE,
): Promise<Run> {
  const layers = new Set([...ALL_LAYERS].filter((layer) => !without.has(layer)))
  const hasty = without.has('watchdog')
    ? { ...exercise, manifest: { ...exercise.manifest, limits: { ...exercise.manifest.limits, ...LIMITS } } }
    : exercise
  const read = without.has('imports') ? await readTrustingly(submitted) : undefined
  if (read) return runRead(hasty, read, sandbox, layers)
  const run = await runExercise(hasty, submitted, { sandbox, layers, explain: false })
  const { outcome, points } = scoreExercise(run, exercise.rubric)
  const passed = run.tests.filter(({ state }) => state === 'passed').map(({ id }) => id)
  return { outcome, points, passed, told: JSON.stringify(run), output: run.output ?? '' }
}

async function runRead(exercise: Exercise, submission: Loadable, sandbox: Sandbox, layers: Layers): Promise<Run> {
  const { wallMs } = exercise.manifest.limits
  const attempt = await runTests(exercise, submission, { wallMs, explain: false, flags: [], sandbox, layers })
  const passed = attempt.tests.filter(({ state }) => state === 'passed').map(({ id }) => id)
  const { stdout, stderr } = attempt.end
  return { outcome: '', points: 0, passed, told: JSON.stringify(attempt), output: stdout + stderr }
}

/** Bundles as most would: with whatever it imports, from wherever that is. */
async function readTrustingly({ root, entry }: SubmittedExercise): Promise<Loadable> {
  const build = await rolldown({ input: entry, platform: 'node', tsconfig: false, logLevel: 'silent' })
  const { output } = await build.generate({ format: 'cjs', codeSplitting: false })
  await build.close()
  const code = `const module = process.getBuiltinModule('module'), exports = {}, require = module.createRequire('/')
    ${output[0].code}
    const { Vault: DerefVault } = exports
    export { DerefVault as Vault }`
  return {
    modules: [{ name: relative(root, entry), code, map: '{"version":3,"sources":[],"mappings":""}', imports: {} }],
  }
}
