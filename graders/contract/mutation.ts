/** One change to a reference solution, and what the hidden tests made of it. */
export interface Mutant {
  /** Relative to the project's root. */
  file: string
  /** From 1. */
  line: number
  /** The whole line as it stands in the file, trimmed. */
  code: string
  /** What was taken out, and what came in its place. */
  from: string
  to: string
  /** Stryker's name for the kind of change. */
  mutator: string
  /** Stryker's word: `Killed`, `Timeout`, `Survived`, `NoCoverage`, and some for mutants that never ran. */
  status: string
}

/** A mutant that no test can kill, for it does what the original does, or what the exercise leaves to the student. */
export interface Equivalent extends Pick<Mutant, 'code' | 'from' | 'to'> {
  because: string
}

/** What the hidden tests of one exercise are worth. */
export interface Strength {
  exercise: string
  /** Mutants that ran. */
  mutants: number
  killed: number
  /** Those that no test noticed, and that nobody has explained. */
  survivors: readonly Mutant[]
  equivalent: number
  /** Explanations of mutants that are no longer there, or are killed now. */
  stale: readonly Equivalent[]
  /** What else is to be mended, a line each. */
  weaknesses: readonly string[]
}
