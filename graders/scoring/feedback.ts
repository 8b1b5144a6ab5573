import type { RawFailure } from '../contract/raw-run.ts'
import type { RubricTest } from '../contract/rubric.ts'

/**
 * Makes the message about a failed test: what the test did and what should have happened, what was seen (for a leak, with what holds
 * the object), and where to look next. Such messages are composed only here.
 */
export function feedback({ message, nudge }: RubricTest, failure: RawFailure): string {
  return `${message} Seen: ${sentence(seen(failure))} ${nudge}`
}

function seen(failure: RawFailure): string {
  if (failure.kind === 'timed-out')
    return `it timed out after ${failure.limitMs / 1000} s. Is there a promise that never settles?`
  const text = failure.message.trim().replace(/\.$/, '')
  // The kit and the runner write the others for the student.
  if (failure.kind !== 'error') return text
  return text === '' ? failure.name : `${failure.name}: ${text}`
}

function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`
}

/** The message about a test that did not run. */
export function notRun(): string {
  return 'This test did not run or did not finish.'
}
