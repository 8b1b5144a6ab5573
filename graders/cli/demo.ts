import { spawn } from 'node:child_process'
import { Command } from 'commander'
import { DerefError } from '../contract/errors.ts'
import { ExitCode } from '../contract/exit-codes.ts'
import { exercisesFolder } from '../contract/project.ts'
import { findDemos } from '../student/demos.ts'

const EXAMPLES = `
Examples:
  npx deref demo
  npx deref demo circular

Without a name it lists the demos there are: ports of the scripts that come with the course chapter.`

export function demoCommand(give: (exitCode: number) => void): Command {
  return new Command('demo')
    .description("run one of the chapter's scripts, with the collector of V8")
    .argument('[name]', 'which one')
    .addHelpText('after', EXAMPLES)
    .action(async (name: string | undefined) => {
      give(await demo(name))
    })
}

async function demo(name: string | undefined): Promise<number> {
  const demos = await findDemos(exercisesFolder)
  const names = demos.map((each) => each.name).join(', ')
  if (name === undefined) {
    process.stdout.write(`${names}\n`)
    return ExitCode.OK
  }
  const chosen = demos.find((each) => each.name.toLowerCase() === name.toLowerCase())
  if (!chosen) throw new DerefError('bad-usage', `There is no demo "${name}".`, `There are: ${names}.`)
  // A student's own code may use what Node cannot strip, such as enums and parameter properties: tsx compiles it.
  const words = [
    '--expose-gc',
    '--disable-warning=ExperimentalWarning',
    '--import',
    import.meta.resolve('tsx'),
    chosen.file,
  ]
  const child = spawn(process.execPath, words, { stdio: 'inherit' })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve)
  })
  return code === 0 ? ExitCode.OK : ExitCode.COULD_NOT_RUN
}
