import type { RawFailure } from '../contract/raw-run.ts'
import type { RubricTest } from '../contract/rubric.ts'

/**
 * Makes the message about a failed test: what the test did and what should have happened, what was seen (for a leak, with what holds
 * the object), and where to look next. Such messages are composed only here.
 */
export function feedback({ message, nudge }: RubricTest, failure: RawFailure): string {
  return `${message} Seen: ${sentence(seen(failure))} ${nudge}`
}

function seen({ name, message }: RawFailure): string {
  const timeout = /^Test timed out in (\d+)ms/.exec(message)
  if (name === 'TimedOut' && timeout)
    return `it timed out after ${Number(timeout[1]) / 1000} s. Is there a promise that never settles?`
  const text = message.trim().replace(/\.$/, '')
  // The kit and the runner write these for the student. Any other error is the submission's own.
  if (name === 'CheckFailed' || name === 'Ended') return text
  return text === '' ? name : `${name}: ${text}`
}

function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`
}

/** The message about a test that did not run. */
export function notRun(): string {
  return 'This test did not run or did not finish.'
}
