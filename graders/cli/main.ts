import { Command, CommanderError } from 'commander'
import { ExitCode } from '../contract/exit-codes.ts'
import { currentRuntime } from '../engine/runtime.ts'
import { auditCommand } from './audit.ts'
import { demoCommand } from './demo.ts'
import { faultyCommand } from './faulty.ts'
import { gradeCommand } from './grade.ts'
import { mutateCommand } from './mutate.ts'
import { newCommand } from './new.ts'
import { verifyCommand } from './verify.ts'

/** Parses words, calls what they name, and gives the exit code. */
export async function main(words: readonly string[]): Promise<number> {
  let code: number = ExitCode.OK
  const program = new Command('deref')
    .description('Teaches memory management and weak references, and grades with the real garbage collector.')
    .version(currentRuntime().kit)
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
  const give = (result: number) => {
    code = result
  }
  for (const command of [
    gradeCommand(give),
    verifyCommand(give),
    auditCommand(give),
    mutateCommand(give),
    newCommand(give),
    faultyCommand(give),
    demoCommand(give),
  ])
    program.addCommand(command.copyInheritedSettings(program))
  try {
    await program.parseAsync(words, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? ExitCode.OK : ExitCode.COULD_NOT_RUN
  }
  return code
}
