import type { ExerciseManifest } from '../contract/exercise.ts'
import type { Rubric } from '../contract/rubric.ts'

/** A loaded and checked exercise. */
export interface Exercise {
  /** The folder's name, `NN-slug`. */
  id: string
  /** Absolute path of the exercise's folder. */
  folder: string
  /** Name of the file that a student completes, `slug.ts`. */
  file: string
  manifest: ExerciseManifest
  rubric: Rubric
  /** Absolute paths of the hidden test files, sorted. */
  hiddenTests: readonly string[]
}
