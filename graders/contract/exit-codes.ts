/** Exit codes of the commands that grade. */
export const exitCodes = {
  /** Grading was completed, whatever the scores. */
  completed: 0,
  /** Grading was finished, and some submissions are ungraded. */
  ungraded: 1,
  /** Grading could not run. */
  couldNotRun: 2,
} as const
