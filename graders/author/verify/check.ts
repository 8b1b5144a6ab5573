import type { Exercise } from '../../catalog/exercise.ts'
import type { Variant } from '../../catalog/variants.ts'

/** What a check looks at: one exercise with the solutions that the project ships for it. */
export interface Subject {
  exercise: Exercise
  variants: readonly Variant[]
  /** Submissions that may run at the same time. */
  jobs: number
}

/** Looks at one side of an exercise, and says what is wrong: nothing where nothing is. */
export interface Check {
  /** What it makes sure of, in a few words. */
  title: string
  problems: (subject: Subject) => Promise<readonly string[]> | readonly string[]
}
