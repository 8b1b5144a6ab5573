import { CheckFailed } from './errors.ts'
import { captureUncaught } from './host.ts'
import { describeThrown } from './plain.ts'

/**
 * Runs `wait`, and makes an error that nobody catches meanwhile the failure of the test that waits. A finalization
 * callback that throws would else end the whole run, and leave the test that caused it passed.
 *
 * @throws CheckFailed with the message of the first such error
 */
export async function catchingStrays(wait: () => Promise<void>): Promise<void> {
  const strays: unknown[] = []
  captureUncaught((error) => strays.push(error))
  try {
    await wait()
  } finally {
    captureUncaught(undefined)
  }
  if (strays.length === 0) return
  throw new CheckFailed(`a callback threw, and nobody can catch that: ${describeThrown(strays[0])}`)
}
