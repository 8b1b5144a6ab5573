/** A verdict that differs from the one the project claims for a solution. */
export interface Surprise {
  /** Id of the test, or `the run` as a whole. */
  test: string
  expected: string
  got: string
}

/** The result of many runs of an exercise's hidden tests on solutions with known verdicts. */
export interface Audit {
  exercise: string
  runs: number
  /** The number of verdicts in all these runs. */
  verdicts: number
  /** Unexpected verdicts, with the number of runs that gave them. */
  flakes: readonly (Surprise & { variant: string; runs: number })[]
  /** Runs with at least one flake. */
  flakyRuns: number
  /** Leaks whose path was not the same in every run. */
  wavering: readonly { variant: string; test: string; readings: readonly string[] }[]
}
