/** What one hidden test did: facts, no judgement. */
export interface RawTest {
  id: string
  state: 'passed' | 'failed' | 'not-run'
  failure?: RawFailure
  /** Duration in milliseconds. */
  durationMs: number
}

export interface RawFailure {
  /**
   * The class of the error. `CheckFailed` and `Inconclusive` come from the kit, `Ended` is a test that ended its process, and
   * `TimedOut` is a test that took too long. An error of a submission never has one of these names.
   */
  name: string
  message: string
  /** File and line of the submission, for an error that was thrown outside any test. */
  place?: string
  heldBy?: string
}

/** How a run ended. `broken` is the grader's or the machine's fault: the run is retried. */
export type Ending =
  | 'finished'
  | 'missing'
  | 'rejected'
  | 'crashed'
  | 'timed-out'
  | 'out-of-memory'
  | 'tampered'
  | 'broken'

/** The result of one run of an exercise's hidden tests on a submission. */
export interface RawRun {
  exercise: string
  ending: Ending
  /** The reason, for every ending except `finished`. */
  reason?: string
  /** Tests in the order in which they ran. */
  tests: readonly RawTest[]
  /** Remarks that cost no points. */
  notes: readonly string[]
  /** The submission's output, truncated: for the instructor. */
  output?: string
}
