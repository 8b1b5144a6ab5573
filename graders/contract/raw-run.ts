/** What one hidden test did: facts, no judgement. */
export interface RawTest {
  id: string
  state: 'passed' | 'failed' | 'not-run'
  failure?: RawFailure
  /** Duration in milliseconds. */
  durationMs: number
}

/** Why a test failed. The grader alone decides the kind: an error of a submission is an `error`, whatever its name is. */
export type RawFailure =
  /** A check of the kit failed. The message is written for the student. */
  | { kind: 'check'; message: string; heldBy?: string; code?: string }
  /** An error of the submission, or of what a test did with it. */
  | ThrownError
  /** A check of the kit had no result. */
  | { kind: 'inconclusive'; message: string }
  | { kind: 'timed-out'; limitMs: number }
  /** The test ended its process. */
  | { kind: 'ended'; message: string }

/** The path that still holds an object which a check found alive. */
export function heldBy(failure: RawFailure | undefined): string | undefined {
  return failure?.kind === 'check' ? failure.heldBy : undefined
}

/** A failure in a sentence or less, for a note or an author. */
export function describeFailure(failure: RawFailure): string {
  if (failure.kind === 'timed-out') return `it timed out after ${failure.limitMs / 1000} s`
  return failure.kind === 'error' ? `${failure.name}: ${failure.message}` : failure.message
}

export interface ThrownError {
  kind: 'error'
  /** The class of the error. */
  name: string
  message: string
  /** File and line of the submission where it was thrown. */
  place?: string
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
