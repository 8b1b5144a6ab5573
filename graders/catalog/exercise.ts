import type { ExerciseManifest } from '../contract/exercise.ts'
import type { Rubric } from '../contract/rubric.ts'

/** An exercise as the grader knows it: loaded and checked. */
export interface Exercise {
  /** The folder's name, `NN-slug`. */
  id: string
  /** Absolute path. */
  folder: string
  /** The file a student fills in, `slug.ts`. */
  file: string
  manifest: ExerciseManifest
  rubric: Rubric
  /** Absolute paths of the hidden test files, sorted. */
  hiddenTests: readonly string[]
}
