import type { RawFailure } from '../contract/raw-run.ts'
import type { RubricTest } from '../contract/rubric.ts'

/**
 * What a student reads of a test that failed: what was done and expected, what was seen, and where to look next. The
 * path to a leaked object stands beside it, in `heldBy`. This is the one place where such messages are put together.
 */
export function feedback({ message, nudge }: RubricTest, failure: RawFailure): string {
  return `${message} Seen: ${seen(failure)}. ${nudge}`
}

function seen({ name, message }: RawFailure): string {
  const text = message.trim().replace(/\.$/, '')
  if (name === 'CheckFailed') return text
  return text === '' ? name : `${name}: ${text}`
}

/** What a student reads of a test that did not run. */
export function notRun(): string {
  return 'This test did not run, or was never finished.'
}
