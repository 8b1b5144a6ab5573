import { relative } from 'node:path'
import { Command, Option } from 'commander'
import { editFaulty, patchNames, rebaseFaulty, saveFaulty } from '../author/faulty.ts'
import type { Exercise } from '../catalog/exercise.ts'
import { loadExercises } from '../catalog/load.ts'
import { DerefError } from '../contract/errors.ts'
import { ExitCode } from '../contract/exit-codes.ts'
import { course, type CourseFolders } from '../contract/project.ts'

interface Options {
  edit?: true
  save?: true
  rebase?: true
  base: string
}

const EXAMPLES = `
Examples:
  npx deref faulty 08-weak-ref strong-map --edit
  npx deref faulty 08-weak-ref strong-map --save
  npx deref faulty 08-weak-ref leaks-on-mondays --edit --base alternative-simple
  npx deref faulty 08-weak-ref --rebase

A faulty solution is a patch of a correct one. --edit writes the whole file beside the patch, and --save makes the patch again
and removes the file. For a new one, write in the comment at the top what is wrong: --save fills in the tests that fail.

Exit codes: 0 done; 1 something is left for you to do; 2 it could not run.`

export function faultyCommand(
  give: (exitCode: number) => void,
  { exercises, solutions }: CourseFolders = course,
): Command {
  return new Command('faulty')
    .description('edit a faulty solution, which is kept as a patch')
    .argument('<exercise>', 'exercise: id, number or prefix')
    .argument('[name]', 'name of the faulty solution; with --rebase, all if none is named')
    .addOption(new Option('--edit', 'write it as a whole file').conflicts(['save', 'rebase']))
    .addOption(new Option('--save', 'make the patch from the file, and remove the file').conflicts(['rebase']))
    .option('--rebase', 'make it fit a base that has changed')
    .option('--base <name>', 'what a new one is a change to', 'reference')
    .addHelpText('after', EXAMPLES)
    .action(async (id: string, name: string | undefined, options: Options) => {
      const [exercise] = (await loadExercises(exercises, [id])) as [Exercise]
      if (options.rebase) return give(await rebase(exercise, solutions, name))
      if (name === undefined) throw new DerefError('bad-usage', 'No name of a faulty solution was given.')
      if (options.edit) return give(await edit(exercise, solutions, name, options.base))
      if (options.save) return give(await save(exercise, solutions, name))
      throw new DerefError('bad-usage', 'Nothing to do.', 'Add --edit, --save or --rebase.')
    })
}

async function edit(exercise: Exercise, solutions: string, name: string, base: string): Promise<number> {
  const file = await editFaulty(exercise, solutions, name, base)
  process.stdout.write(`${here(file)}\n\nChange it, then run: npx deref faulty ${exercise.id} ${name} --save\n`)
  return ExitCode.OK
}

async function save(exercise: Exercise, solutions: string, name: string): Promise<number> {
  const { patch, fails, failed } = await saveFaulty(exercise, solutions, name)
  process.stdout.write(`${here(patch)}\nFails: ${fails.join(' ')}\n`)
  const more = failed.filter((id) => !fails.includes(id))
  const fewer = fails.filter((id) => !failed.includes(id))
  if (more.length > 0) process.stdout.write(`It also failed: ${more.join(' ')}\n`)
  if (fewer.length > 0) process.stdout.write(`It passed: ${fewer.join(' ')}\n`)
  if (more.length + fewer.length === 0) return ExitCode.OK
  process.stdout.write('Correct the solution, or the line "Fails:" of the patch.\n')
  return ExitCode.FINDINGS
}

async function rebase(exercise: Exercise, solutions: string, name: string | undefined): Promise<number> {
  let conflicts = 0
  for (const each of name === undefined ? await patchNames(exercise, solutions) : [name]) {
    const outcome = await rebaseFaulty(exercise, solutions, each)
    if (outcome === 'moved') process.stdout.write(`${each}: fits again\n`)
    if (outcome !== 'conflict') continue
    conflicts += 1
    process.stdout.write(
      `${each}: conflicts, marked in faulty/${each}.ts. Resolve them, then run: npx deref faulty ${exercise.id} ${each} --save\n`,
    )
  }
  if (conflicts === 0) process.stdout.write('All patches fit.\n')
  return conflicts === 0 ? ExitCode.OK : ExitCode.FINDINGS
}

function here(file: string): string {
  return relative(process.cwd(), file)
}
