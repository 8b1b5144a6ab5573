import { availableParallelism } from 'node:os'
import { Command } from 'commander'
import { audit } from '../author/audit.ts'
import { upperBound } from '../author/flake-rate.ts'
import { loadExercises } from '../catalog/load.ts'
import { chooseVariants } from '../catalog/variants.ts'
import { ExitCode } from '../contract/exit-codes.ts'
import { exercisesFolder, solutionsFolder } from '../contract/project.ts'
import { auditText } from '../report/audit.ts'
import { progressOf } from '../report/progress.ts'
import { onInterrupt } from './interrupt.ts'
import { wholeNumber } from './whole-number.ts'

interface Options {
  exercise?: string[]
  variant?: string[]
  runs: number
  stress: boolean
  jobs: number
}

const EXAMPLES = `
Examples:
  npx deref audit --runs 200
  npx deref audit --exercise 15-weak-cache --variant reference faulty/strong-map --runs 1000 --stress

A variant is a solution with known results: reference, alternative-*, faulty/*.

Exit codes: 0 no verdict changed; 1 some verdicts changed; 2 it could not run.`

export function auditCommand(give: (exitCode: number) => void): Command {
  return new Command('audit')
    .description('re-run the hidden tests on solutions with known results, and report flaky verdicts')
    .requiredOption('--runs <n>', 'runs per exercise, spread over the variants', wholeNumber)
    .option('--exercise <id...>', 'exercises to audit (default: all)')
    .option('--variant <name...>', 'variants to run (default: all but the stub)')
    .option('--stress', "shuffle V8's marking and keep a core busy", false)
    .option('--jobs <n>', 'runs to do at the same time', wholeNumber, availableParallelism())
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => {
      give(await auditAll(options))
    })
}

async function auditAll({ exercise, variant, ...options }: Options): Promise<number> {
  const { signal, exitCode } = onInterrupt()
  let changed = false
  for (const each of await loadExercises(exercisesFolder, exercise)) {
    const variants = await chooseVariants(each, solutionsFolder, variant)
    const progress = progressOf(options.runs, Math.ceil(options.runs / 10))
    const onRun = () => progress.done(`auditing ${each.id}`)
    const result = await audit(each, variants, { ...options, signal, onRun }).finally(() =>
      progress.stop(signal.aborted ? 'stopped' : 'done'),
    )
    process.stdout.write(`${auditText(result, upperBound(result.flakyRuns, result.runs))}\n`)
    changed ||= result.flakes.length > 0 || result.wavering.length > 0
    if (signal.aborted) return exitCode()
  }
  return changed ? ExitCode.FINDINGS : ExitCode.OK
}
