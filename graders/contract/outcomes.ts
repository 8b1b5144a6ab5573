import { Type } from 'typebox'

/**
 * The outcome of one exercise of one submission: `graded`, or the reason why there is no full score. `ungraded` is the grader's
 * fault (infrastructure, an inconclusive probe): it is retried, and never counts as zero points.
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
