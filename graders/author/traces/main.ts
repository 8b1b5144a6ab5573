// npm run traces -- FILE...: replays recorded traces, those of this folder if none are named.
import { join, resolve } from 'node:path'
import { DerefError } from '../../contract/errors.ts'
import { ExitCode } from '../../contract/exit-codes.ts'
import { replay } from './replay.ts'

const named = process.argv.slice(2).map((file) => resolve(process.env.INIT_CWD ?? process.cwd(), file))
const files = named.length > 0 ? named : [join(import.meta.dirname, 'traces.jsonl')]

try {
  const { agree, all, differences } = await replay(files)
  for (const difference of differences) console.log(difference)
  console.log(`${agree} of ${all} traces agree`)
  process.exitCode = agree === all ? ExitCode.OK : ExitCode.FINDINGS
} catch (error) {
  if (!(error instanceof DerefError)) throw error
  console.error(`traces: ${error.message}`)
  process.exitCode = ExitCode.COULD_NOT_RUN
}
