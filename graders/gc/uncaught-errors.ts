import { CheckFailed } from './errors.ts'
import { captureUncaught } from './host.ts'
import { describeThrown } from './plain.ts'

/**
 * Runs `wait`, and turns an uncaught error meanwhile into the failure of the test that waits. Without this, a finalization callback
 * that throws would end the whole run, and the test that caused it would have passed.
 *
 * @throws CheckFailed with the message of the first uncaught error
 */
export async function failOnUncaughtErrors(wait: () => Promise<void>): Promise<void> {
  const uncaught: unknown[] = []
  captureUncaught((error) => uncaught.push(error))
  try {
    await wait()
  } finally {
    captureUncaught(undefined)
  }
  if (uncaught.length === 0) return
  throw new CheckFailed(`a callback threw an error that nothing can catch: ${describeThrown(uncaught[0])}`)
}
