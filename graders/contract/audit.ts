/** A verdict that is not the one the project claims for a solution. */
export interface Surprise {
  /** Id of the test, or `the run` as a whole. */
  test: string
  expected: string
  got: string
}

/** What many runs of an exercise's suite on solutions of known worth have shown. */
export interface Audit {
  exercise: string
  runs: number
  /** Verdicts in all these runs. */
  verdicts: number
  /** Verdicts that were not the ones expected, with what they were, and in how many runs. */
  flakes: readonly (Surprise & { variant: string; runs: number })[]
  /** Runs with at least one flake. */
  flakyRuns: number
  /** Leaks that were explained in more than one way, by variant and test. */
  wavering: readonly { variant: string; test: string; readings: readonly string[] }[]
}
