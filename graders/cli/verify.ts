import { availableParallelism } from 'node:os'
import { Command } from 'commander'
import { checks, verify } from '../author/verify/verify.ts'
import { loadExercises } from '../catalog/load.ts'
import { findVariants } from '../catalog/variants.ts'
import { ExitCode } from '../contract/exit-codes.ts'
import { course, type CourseFolders } from '../contract/project.ts'
import { checkText } from '../report/verify.ts'
import { onInterrupt } from './interrupt.ts'
import { wholeNumber } from './whole-number.ts'

interface Options {
  exercise?: string[]
  jobs: number
}

const EXAMPLES = `
Examples:
  npx deref verify
  npx deref verify --exercise 15-weak-cache

It checks that:
${checks.map(({ title }) => `  - ${title}`).join('\n')}

Exit codes: 0 no problems; 1 problems found; 2 it could not run.`

export function verifyCommand(give: (exitCode: number) => void, folders = course): Command {
  return new Command('verify')
    .description('check that exercises are ready to be handed out')
    .option('--exercise <id...>', 'exercises to check: id, number or prefix (default: all)')
    .option('--jobs <n>', 'solutions to run at the same time', wholeNumber, availableParallelism())
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => {
      give(await verifyAll(options, folders))
    })
}

async function verifyAll({ exercise: ids, jobs }: Options, folders: CourseFolders): Promise<number> {
  const { signal, exitCode } = onInterrupt()
  const exercises = await loadExercises(folders.exercises, ids)
  let found = 0
  for (const exercise of exercises) {
    const variants = await findVariants(exercise, folders.solutions)
    process.stdout.write(`${exercise.id}, ${variants.length} solutions\n`)
    const findings = await verify({ exercise, variants, jobs }, (check, ofCheck) => {
      if (!signal.aborted) process.stdout.write(`${checkText(check.title, ofCheck)}\n`)
    })
    if (signal.aborted) return exitCode()
    found += findings.length
  }
  process.stdout.write(
    found === 0
      ? `${exercises.length} ${exercises.length === 1 ? 'exercise' : 'exercises'} OK\n`
      : `${found} ${found === 1 ? 'problem' : 'problems'} found\n`,
  )
  return found === 0 ? ExitCode.OK : ExitCode.FINDINGS
}
