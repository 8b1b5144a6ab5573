import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { Type } from 'typebox'
import type { Exercise } from '../../catalog/exercise.ts'
import { DerefError } from '../../contract/errors.ts'
import type { Mutant } from '../../contract/mutation.ts'
import { projectRoot, solutionsFolder } from '../../contract/project.ts'
import { parseJson, validate } from '../../contract/validate.ts'
import { strykerOptions } from './stryker-options.ts'

const installed = join(import.meta.dirname, 'node_modules/@stryker-mutator/core/bin/stryker.js')

/** The part of Stryker's JSON report that is read: https://github.com/stryker-mutator/mutation-testing-elements, its schema 2. */
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
 * Changes the reference solution of an exercise in every way that Stryker knows, and runs the hidden tests on each change, under
 * plain vitest. Stryker's progress goes to standard error.
 *
 * @param jobs mutants to run at the same time
 * @param stryker path of the program
 * @throws DerefError `mutation-failed` if Stryker is not installed, or gave no report
 */
export async function findMutants(
  exercise: Exercise,
  jobs: number,
  signal: AbortSignal,
  stryker = installed,
): Promise<Mutant[]> {
  if (!existsSync(stryker)) {
    throw new DerefError('mutation-failed', 'Stryker is not installed.', 'Run npm run mutation, which installs it.')
  }
  const folder = await mkdtemp(join(tmpdir(), 'deref-mutants-'))
  try {
    const file = join(folder, 'report.json')
    const reference = join(solutionsFolder, exercise.id, exercise.file)
    const config = join(folder, 'stryker.json')
    await writeFile(config, JSON.stringify(strykerOptions(exercise.id, relative(projectRoot, reference), file, jobs)))
    await run([stryker, 'run', config], signal, { DEREF_EXERCISE: exercise.id, DEREF_EXPLAIN: 'no' })
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
    // Removes what would make hidden tests run on something else.
    env: { ...process.env, DEREF_SUBMISSION: undefined, DEREF_TESTS: undefined, ...variables },
    // Standard output is for the findings; Stryker prints only progress.
    stdio: ['ignore', 2, 2],
    signal,
    killSignal: 'SIGINT',
  })
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) failed(`Stryker ended with exit code ${code}`)
}

function failed(what: string): never {
  throw new DerefError('mutation-failed', `${what}: its output is above.`)
}

/** Reads the mutants from the text of a report, in the order of the source. */
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

/** The text of a range on one line. Stryker's columns count from 1, and the end is exclusive. */
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
