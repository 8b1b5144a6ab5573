import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Exercise } from '../catalog/exercise.ts'
import type { RawTest } from '../contract/raw-run.ts'
import type { SubmittedExercise } from '../contract/submission.ts'

const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
const config = fileURLToPath(new URL('hidden.vitest.config.ts', import.meta.url))

const MAX_PRINTED_BYTES = 16 * 2 ** 20

/** What plain vitest makes of one submission. */
export interface PlainResult {
  tests: Pick<RawTest, 'id' | 'state'>[]
  /** What kept a test file from being loaded, the submission's own mistakes among them. */
  errors: string[]
}

/** Which of an exercise's tests to run. */
export type Tests = 'hidden' | 'visible'

/** Runs an exercise's tests on a submission under plain vitest, outside any sandbox: for code that is trusted. */
export async function plainRun(
  exercise: Exercise,
  submitted: SubmittedExercise,
  tests: Tests = 'hidden',
): Promise<PlainResult> {
  const [result] = await plainRuns(exercise, [submitted], tests)
  return result as PlainResult
}

/** Like {@link plainRun}, for many at once: one vitest, and a process for each test file. */
export async function plainRuns(
  exercise: Exercise,
  submitted: readonly SubmittedExercise[],
  tests: Tests = 'hidden',
): Promise<readonly PlainResult[]> {
  const text = await outcome('results.json', (folder) =>
    runVitest(
      {
        ...variables(exercise, submitted),
        DEREF_TESTS: tests,
        DEREF_RESULTS: join(folder, 'results.json'),
      },
      [],
    ),
  )
  return JSON.parse(text) as PlainResult[]
}

/** Places of one submission that its hidden tests never reach, as `12: a branch`: a line each. */
export async function plainCoverage(exercise: Exercise, submitted: SubmittedExercise): Promise<string[]> {
  const text = await outcome('coverage-final.json', (folder) =>
    runVitest(variables(exercise, [submitted]), [
      '--coverage.enabled',
      '--coverage.reportOnFailure',
      '--coverage.reporter=json',
      `--coverage.reportsDirectory=${folder}`,
    ]),
  )
  const [file] = Object.values(JSON.parse(text) as Record<string, FileCoverage>)
  if (!file) return ['1: nothing of it was measured']
  const lines = Object.entries(file.s).filter(([, hits]) => hits === 0)
  const branches = Object.entries(file.b).flatMap(([id, ways]) => {
    const { loc, locations } = file.branchMap[id] as FileCoverage['branchMap'][string]
    // An `else` that is not written has no place of its own.
    return ways.flatMap((hits, way) => (hits === 0 ? [locations[way]?.start.line ?? loc.start.line] : []))
  })
  return [
    ...lines.map(([id]) => `${file.statementMap[id]?.start.line}: a statement that no hidden test reaches`),
    ...branches.map((line) => `${line}: a branch that no hidden test takes`),
  ]
}

/** What the coverage reporter writes of one file: how often each statement and each way of a branch was taken. */
interface FileCoverage {
  s: Record<string, number>
  b: Record<string, number[]>
  statementMap: Record<string, Place>
  branchMap: Record<string, { loc: Place; locations: (Place | undefined)[] }>
}

interface Place {
  start: { line?: number }
}

function variables(exercise: Exercise, submitted: readonly SubmittedExercise[]): Record<string, string> {
  return {
    DEREF_EXERCISE: exercise.folder,
    DEREF_SUBMISSION: submitted.map(({ entry }) => entry).join(delimiter),
  }
}

/** The text of a file that vitest writes into a folder of its own. */
async function outcome(name: string, run: (folder: string) => Promise<string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'deref-plain-'))
  try {
    const printed = await run(folder)
    const text = await readFile(join(folder, name), 'utf8').catch(() => undefined)
    if (text === undefined) throw new Error(`vitest gave no results:\n${printed}`)
    return text
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What it prints. That it exits with 1 is what failed tests do: a result. */
function runVitest(variables: Readonly<Record<string, string>>, options: readonly string[]): Promise<string> {
  // A vitest inside another must not take itself for one of the other's workers.
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|TEST$|NODE_ENV$|NODE_OPTIONS$)/.test(name),
  )
  const env = { ...Object.fromEntries(inherited), ...variables, DEREF_EXPLAIN: 'no' }
  return new Promise((resolve) => {
    const words = [vitest, 'run', '--config', config, ...options]
    execFile(process.execPath, words, { env, maxBuffer: MAX_PRINTED_BYTES }, (_, stdout, stderr) =>
      resolve(stdout + stderr),
    )
  })
}
