import { DerefError } from '../contract/errors.ts'
import type { SandboxLevel } from '../contract/score.ts'
import { findIsolation } from '../sandbox/isolated.ts'
import { PORTABLE, type Sandbox } from '../sandbox/sandbox.ts'

/**
 * The best sandbox this machine has, and says on stderr why it is no better.
 *
 * @param required a level that must be had
 * @throws DerefError `no-isolation`
 */
export function chooseSandbox(required: SandboxLevel | undefined): Sandbox {
  if (required === 'portable') return PORTABLE
  const found = findIsolation()
  if ('level' in found) return found
  if (required === 'isolated') {
    throw new DerefError('no-isolation', `Submissions cannot be isolated: ${found.why}.`, found.remedy)
  }
  process.stderr.write(`Submissions are not isolated: ${found.why}. Grade only code of people you trust.\n`)
  return PORTABLE
}
