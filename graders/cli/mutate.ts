import { availableParallelism } from 'node:os'
import { Command } from 'commander'
import { equivalents } from '../author/mutation/equivalents.ts'
import { findMutants } from '../author/mutation/mutants.ts'
import { isStrong, strengthOf } from '../author/mutation/strength.ts'
import { loadExercises } from '../catalog/load.ts'
import { DerefError } from '../contract/errors.ts'
import { ExitCode } from '../contract/exit-codes.ts'
import { exercisesFolder } from '../contract/project.ts'
import { strengthText } from '../report/mutation.ts'
import { onInterrupt } from './interrupt.ts'
import { wholeNumber } from './whole-number.ts'

interface Options {
  exercise?: string[]
  jobs: number
}

const EXAMPLES = `
Examples:
  npm run mutation
  npm run mutation -- --exercise 15-weak-cache

Exercises whose hidden tests test tests (17) are left out: nothing of theirs is under test but what mutates.
Mutants that no test is to kill stand in graders/author/mutation/equivalents.ts, one in twenty at most.

Exit codes: 0 every mutant is killed or listed, and no more than may be; 1 not so; 2 it could not run.`

export function mutateCommand(give: (exitCode: number) => void): Command {
  return new Command('mutate')
    .description('change the reference solutions in small ways, and see whether hidden tests notice')
    .option('--exercise <id...>', 'exercises to try (default: all that can be)')
    .option('--jobs <n>', 'mutants that run at the same time', wholeNumber, availableParallelism())
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => {
      give(await mutateAll(options))
    })
}

async function mutateAll({ exercise: ids, jobs }: Options): Promise<number> {
  const { signal, exitCode } = onInterrupt()
  const exercises = (await loadExercises(exercisesFolder, ids)).filter(({ manifest }) => !manifest.separate)
  if (exercises.length === 0) {
    throw new DerefError('bad-usage', 'Exercise 17 grades a test suite; mutation testing does not apply.')
  }
  let weak = 0
  for (const exercise of exercises) {
    const mutants = await findMutants(exercise, jobs, signal).catch((error: unknown) => {
      if (signal.aborted) return undefined
      throw error
    })
    if (mutants === undefined) return exitCode()
    const strength = strengthOf(exercise.id, mutants, equivalents[exercise.id] ?? [])
    process.stdout.write(`${strengthText(strength)}\n`)
    if (!isStrong(strength)) weak++
  }
  return weak === 0 ? ExitCode.OK : ExitCode.FINDINGS
}
