/** One change to a reference solution, and the result of the hidden tests on it. */
export interface Mutant {
  /** Path relative to the project's root. */
  file: string
  /** Line number, from 1. */
  line: number
  /** The whole original line, trimmed. */
  code: string
  /** The replaced text, and its replacement. */
  from: string
  to: string
  /** Stryker's name for the kind of change. */
  mutator: string
  /** Stryker's status: `Killed`, `Timeout`, `Survived`, `NoCoverage`, and others for mutants that did not run. */
  status: string
}

/** A mutant that no test can kill, because it behaves like the original or in another way that the exercise allows. */
export interface Equivalent extends Pick<Mutant, 'code' | 'from' | 'to'> {
  because: string
}

/** How much the hidden tests of one exercise find. */
export interface Strength {
  exercise: string
  /** The number of mutants that ran. */
  mutants: number
  killed: number
  /** Mutants that no test killed and no explanation covers. */
  survivors: readonly Mutant[]
  equivalent: number
  /** Explanations of mutants that no longer exist or are now killed. */
  stale: readonly Equivalent[]
  /** Other problems to fix, one line each. */
  weaknesses: readonly string[]
}
