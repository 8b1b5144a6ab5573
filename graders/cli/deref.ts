import { exitCodes } from '../contract/exit-codes.ts'
import { requirePinnedNode } from '../engine/runtime.ts'
import { reportError } from './report-error.ts'

try {
  requirePinnedNode()
  // Only now: under another Node what follows may not even load.
  const { main } = await import('./main.ts')
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  reportError(error)
  process.exitCode = exitCodes.couldNotRun
}
