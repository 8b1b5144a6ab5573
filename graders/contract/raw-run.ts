/** What one hidden test did. Facts, no judgement. */
export interface RawTest {
  id: string
  state: 'passed' | 'failed' | 'not-run'
  failure?: RawFailure
  /** Milliseconds. */
  durationMs: number
}

export interface RawFailure {
  /**
   * The class of the error. The kit's own are `CheckFailed` and `Inconclusive`; `Ended` is a test that ended its process,
   * `TimedOut` one that took too long. No error of a submission's own bears these names.
   */
  name: string
  message: string
  /** File and line of the submission, where an error was thrown outside any test. */
  place?: string
  heldBy?: string
}

/** How a run ended. `broken` is our own fault, or the machine's: it is retried. */
export type Ending =
  | 'finished'
  | 'missing'
  | 'rejected'
  | 'crashed'
  | 'timed-out'
  | 'out-of-memory'
  | 'tampered'
  | 'broken'

/** What a run of one exercise's hidden tests on one submission yields. */
export interface RawRun {
  exercise: string
  ending: Ending
  /** Why, for every ending but `finished`. */
  reason?: string
  /** In the order in which they ran. */
  tests: readonly RawTest[]
  /** Remarks that cost nothing. */
  notes: readonly string[]
  /** What the submission printed, capped: for the instructor. */
  output?: string
}
