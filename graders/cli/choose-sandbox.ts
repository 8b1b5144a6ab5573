import { DerefError } from '../contract/errors.ts'
import type { SandboxLevel } from '../contract/score.ts'
import { findIsolation } from '../sandbox/isolated.ts'
import { PORTABLE, type Sandbox } from '../sandbox/sandbox.ts'

/**
 * Chooses the sandbox for submissions: the best one this machine has, unless a level is asked for. Where that is not isolation,
 * says on stderr why.
 *
 * @throws DerefError `no-isolation`
 */
export function chooseSandbox(wanted: SandboxLevel | undefined): Sandbox {
  if (wanted === 'portable') return PORTABLE
  const found = findIsolation()
  if (found.available) return found.sandbox
  if (wanted === 'isolated') {
    throw new DerefError('no-isolation', `Submissions cannot be isolated: ${found.why}.`, found.remedy)
  }
  process.stderr.write(`Submissions are not isolated: ${found.why}. Grade only code of people you trust.\n`)
  return PORTABLE
}
