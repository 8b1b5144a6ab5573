import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { Type } from 'typebox'
import type { Exercise } from '../../catalog/exercise.ts'
import { DerefError } from '../../contract/errors.ts'
import type { Mutant } from '../../contract/mutation.ts'
import { projectRoot, solutionsFolder } from '../../contract/project.ts'
import { parseJson, validate } from '../../contract/validate.ts'

const installed = join(import.meta.dirname, 'node_modules/@stryker-mutator/core/bin/stryker.js')
const config = join(import.meta.dirname, 'stryker.config.ts')

/** What we read of Stryker's JSON report: https://github.com/stryker-mutator/mutation-testing-elements, its schema 2. */
const Place = Type.Object({ line: Type.Integer(), column: Type.Integer() })
const Report = Type.Object({
  files: Type.Record(
    Type.String(),
    Type.Object({
      source: Type.String(),
      mutants: Type.Array(
        Type.Object({
          mutatorName: Type.String(),
          replacement: Type.String(),
          status: Type.String(),
          location: Type.Object({ start: Place, end: Place }),
        }),
      ),
    }),
  ),
})

/**
 * Changes the reference solution of an exercise in every way that Stryker knows, and runs the hidden tests on each, under plain
 * vitest. Its progress goes to standard error.
 *
 * @param jobs mutants that are run at the same time
 * @param stryker its program
 * @throws DerefError `mutation-failed` if Stryker is not installed, or gave no report
 */
export async function findMutants(
  exercise: Exercise,
  jobs: number,
  signal: AbortSignal,
  stryker = installed,
): Promise<Mutant[]> {
  if (!existsSync(stryker)) {
    throw new DerefError(
      'mutation-failed',
      'Stryker is not installed.',
      'npm run mutation installs it, and then runs it.',
    )
  }
  const folder = await mkdtemp(join(tmpdir(), 'deref-mutants-'))
  try {
    const file = join(folder, 'report.json')
    const reference = join(solutionsFolder, exercise.id, exercise.file)
    await run([stryker, 'run', config, '--concurrency', String(jobs)], signal, {
      DEREF_EXERCISE: exercise.id,
      DEREF_MUTATE: relative(projectRoot, reference),
      DEREF_MUTANTS: file,
      DEREF_EXPLAIN: 'no',
    })
    return mutantsOf(await readFile(file, 'utf8').catch(() => failed('Stryker wrote no report')), file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function run(
  words: readonly string[],
  signal: AbortSignal,
  variables: Readonly<Record<string, string>>,
): Promise<void> {
  const child = spawn(process.execPath, words, {
    cwd: projectRoot,
    // What would have hidden tests run on something else.
    env: { ...process.env, DEREF_SUBMISSION: undefined, DEREF_TESTS: undefined, ...variables },
    // What it prints is progress, and standard output is for what was found.
    stdio: ['ignore', 2, 2],
    signal,
    killSignal: 'SIGINT',
  })
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) failed(`Stryker ended with ${code}`)
}

function failed(what: string): never {
  throw new DerefError('mutation-failed', `${what}: what it said stands above.`)
}

/** The mutants in the text of a report of Stryker's, in the order of the source. */
export function mutantsOf(report: string, origin: string): Mutant[] {
  const { files } = validate(Report, parseJson(report, origin), origin)
  return Object.entries(files).flatMap(([file, { source, mutants }]) => {
    const lines = source.split('\n')
    return mutants.map(({ mutatorName, replacement, status, location: { start, end } }) => ({
      file,
      line: start.line,
      code: lines[start.line - 1]?.trim() ?? '',
      from: textBetween(lines, start, end),
      to: replacement,
      mutator: mutatorName,
      status,
    }))
  })
}

/** In one line, as it is compared and shown. Stryker's columns count from 1, and the last is the one after. */
function textBetween(
  lines: readonly string[],
  start: Type.Static<typeof Place>,
  end: Type.Static<typeof Place>,
): string {
  const taken = lines.slice(start.line - 1, end.line)
  const last = taken.length - 1
  taken[last] = (taken[last] ?? '').slice(0, end.column - 1)
  taken[0] = (taken[0] ?? '').slice(start.column - 1)
  return taken.join(' ').replaceAll(/\s+/g, ' ')
}
