/** Exit codes of the commands. */
export const ExitCode = {
  /** The command finished. Where it grades, that says nothing about the scores. */
  OK: 0,
  /** `verify`, `audit` and `mutate` finished, and found something to fix. */
  FINDINGS: 1,
  /** `grade` finished, and some submissions are ungraded. */
  UNGRADED: 1,
  /** The command could not run. */
  COULD_NOT_RUN: 2,
} as const
