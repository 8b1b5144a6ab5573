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
  ['what a check of ours found', 'CheckFailed', 'the picture is still alive', 'the picture is still alive.'],
  ['with one full stop', 'CheckFailed', ' the picture is still alive.\n', 'the picture is still alive.'],
  [
    'an error of the submission, by its class',
    'RangeError',
    'Map maximum size exceeded',
    'RangeError: Map maximum size exceeded.',
  ],
  ['an error that says nothing', 'Error', '', 'Error.'],
  ['what ends like a sentence already', 'CheckFailed', 'is it done? No!', 'is it done? No!'],
  [
    'a time that was up, in seconds',
    'TimedOut',
    'Test timed out in 5000ms.',
    'it was not done after 5 s: is there a promise that nobody settles?',
  ],
])('says what was done, what was seen and where to look: %s', (_, name, message, seen) => {
  expect(feedback(listed, { name, message })).toBe(
    `The test dropped the picture. It should be gone. Seen: ${seen} Which field still leads to it?`,
  )
})
