import type { RawFailure } from '../contract/raw-run.ts'
import type { RubricTest } from '../contract/rubric.ts'

/**
 * What a student reads of a test that failed: what was done and expected, what was seen (for a leak, with what holds the
 * object), and where to look next. The one place where such messages are put together.
 */
export function feedback({ message, nudge }: RubricTest, failure: RawFailure): string {
  return `${message} Seen: ${sentence(seen(failure))} ${nudge}`
}

function seen({ name, message }: RawFailure): string {
  const timeout = /^Test timed out in (\d+)ms/.exec(message)
  if (name === 'TimedOut' && timeout)
    return `it was not done after ${Number(timeout[1]) / 1000} s: is there a promise that nobody settles?`
  const text = message.trim().replace(/\.$/, '')
  // Written for the student by the kit and by the runner. All else is an error of the submission's own.
  if (name === 'CheckFailed' || name === 'Ended') return text
  return text === '' ? name : `${name}: ${text}`
}

function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`
}

/** What a student reads of a test that did not run. */
export function notRun(): string {
  return 'This test did not run, or was never finished.'
}
