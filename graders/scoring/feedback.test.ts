import { expect, test } from 'vitest'
import type { RawFailure } from '../contract/raw-run.ts'
import type { RubricTest } from '../contract/rubric.ts'
import { feedback } from './feedback.ts'

const listed: RubricTest = {
  id: 'lets-go',
  title: 'lets go',
  points: 1,
  visibility: 'visible',
  message: 'The test dropped the picture. It should be gone.',
  nudge: 'Which field still leads to it?',
}

test.each<[what: string, failure: RawFailure, seen: string]>([
  ['what a check found', { kind: 'check', message: 'the picture is still alive' }, 'the picture is still alive.'],
  [
    'a message that ends with a full stop',
    { kind: 'check', message: ' the picture is still alive.\n' },
    'the picture is still alive.',
  ],
  [
    'an error of the submission, with its class',
    { kind: 'error', name: 'RangeError', message: 'Map maximum size exceeded' },
    'RangeError: Map maximum size exceeded.',
  ],
  ['an error without a message', { kind: 'error', name: 'Error', message: '' }, 'Error.'],
  [
    'an error that has the name of one of the kit',
    { kind: 'error', name: 'CheckFailed', message: 'all is well' },
    'CheckFailed: all is well.',
  ],
  [
    'the end of the process',
    { kind: 'ended', message: 'Its process ended by SIGABRT.' },
    'Its process ended by SIGABRT.',
  ],
  [
    'a message that ends with another punctuation mark',
    { kind: 'check', message: 'is it done? No!' },
    'is it done? No!',
  ],
  [
    'a timeout, in seconds',
    { kind: 'timed-out', limitMs: 5000 },
    'it timed out after 5 s. Is there a promise that never settles?',
  ],
])('shows what the test did, what was seen and where to look next: %s', (_, failure, seen) => {
  expect(feedback(listed, failure)).toBe(
    `The test dropped the picture. It should be gone. Seen: ${seen} Which field still leads to it?`,
  )
})
