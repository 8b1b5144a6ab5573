/** Where a submission's files for one exercise are. */
export interface SubmittedExercise {
  /** Absolute path of the folder that holds the files, and that none of them may leave. */
  root: string
  /** Absolute path of the file the hidden tests import. */
  entry: string
  /** Why it is not even read, for its student: it goes beyond the limits on a submission. */
  rejected?: string
}

/** What one student handed in, wherever it came from. */
export interface Submission {
  id: string
  /** Of the files of the exercises asked for, with their names. */
  sha256: string
  /** By exercise id. An exercise whose file is missing has no entry. */
  exercises: Readonly<Record<string, SubmittedExercise>>
}
