import { ExitCode } from '../contract/exit-codes.ts'
import { requirePinnedNode } from '../engine/runtime.ts'
import { reportError } from './report-error.ts'

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // A closed stdout (`| head`) does not stop the batch: the scores must be written.
    if (error.code !== 'EPIPE') throw error
  })
}

try {
  requirePinnedNode()
  // Only now: under another Node what follows may not even load.
  const { main } = await import('./main.ts')
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  process.exitCode = ExitCode.COULD_NOT_RUN
  try {
    reportError(error)
  } catch (unknown) {
    // A bug of ours, with its stack: Node would give 1 for it, which means that submissions are ungraded.
    console.error(unknown)
  }
}
