/** The place of a submission's files for one exercise. */
export interface SubmittedExercise {
  /** Absolute path of the folder that holds the files. No import may leave it. */
  root: string
  /** Absolute path of the file that the hidden tests import. */
  entry: string
  /** Message to the student, if the files exceed the limits on a submission and are not read. */
  rejected?: string
}

/** One student's work, in whatever format it was handed in. */
export interface Submission {
  id: string
  /** Hash of the names and contents of the files for the requested exercises. */
  sha256: string
  /** Files by exercise id. An exercise whose file is missing has no entry. */
  exercises: Readonly<Record<string, SubmittedExercise>>
}
