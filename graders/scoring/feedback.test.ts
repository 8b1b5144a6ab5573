import { expect, test } from 'vitest'
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

test.each<[what: string, name: string, message: string, seen: string]>([
  ['what a check of the kit found', 'CheckFailed', 'the picture is still alive', 'the picture is still alive.'],
  [
    'a message that ends with a full stop',
    'CheckFailed',
    ' the picture is still alive.\n',
    'the picture is still alive.',
  ],
  [
    'an error of the submission, with its class',
    'RangeError',
    'Map maximum size exceeded',
    'RangeError: Map maximum size exceeded.',
  ],
  ['an error without a message', 'Error', '', 'Error.'],
  ['a message that ends with another punctuation mark', 'CheckFailed', 'is it done? No!', 'is it done? No!'],
  [
    'a timeout, in seconds',
    'TimedOut',
    'Test timed out in 5000ms.',
    'it timed out after 5 s. Is there a promise that never settles?',
  ],
])('shows what the test did, what was seen and where to look next: %s', (_, name, message, seen) => {
  expect(feedback(listed, { name, message })).toBe(
    `The test dropped the picture. It should be gone. Seen: ${seen} Which field still leads to it?`,
  )
})
