import { Type } from 'typebox'

/**
 * What became of one exercise of one submission: `graded`, or why there is no full score. `ungraded` is our own fault
 * (infrastructure, an inconclusive probe): it is retried, and is never a zero.
 */
export const Outcome = Type.Enum([
  'graded',
  'missing',
  'rejected',
  'crashed',
  'timed-out',
  'out-of-memory',
  'tampered',
  'ungraded',
])
export type Outcome = Type.Static<typeof Outcome>

export const TestStatus = Type.Enum(['passed', 'failed', 'not-run'])
export type TestStatus = Type.Static<typeof TestStatus>

/** Whether the student may see a test's title and message before the deadline. */
export const Visibility = Type.Enum(['visible', 'hidden'])
export type Visibility = Type.Static<typeof Visibility>
