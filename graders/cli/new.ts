import { Command } from 'commander'
import { scaffold } from '../author/scaffold.ts'
import { ExitCode } from '../contract/exit-codes.ts'
import { projectRoot } from '../contract/project.ts'

const EXAMPLES = `
Example:
  npx deref new 18-object-pool

It writes exercises/18-object-pool and solutions/18-object-pool, which work as they are: one behaviour, a hidden test, a
faulty solution. npx deref verify --exercise 18-object-pool then says what is still to be written.`

export function newCommand(give: (exitCode: number) => void): Command {
  return new Command('new')
    .description('begin an exercise')
    .argument('<id>', 'two digits and a name: 18-object-pool')
    .addHelpText('after', EXAMPLES)
    .action(async (id: string) => {
      const files = await scaffold(id, projectRoot)
      process.stdout.write(`${files.join('\n')}\n\nGo on with: npx deref verify --exercise ${id}\n`)
      give(ExitCode.OK)
    })
}
