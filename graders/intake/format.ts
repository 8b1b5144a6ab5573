/** What intake must know of an exercise: its id and the file a student hands in. */
export interface Wanted {
  id: string
  file: string
}

/** The folders that are submissions, in the order in which they are graded, and those that look like some and are not. */
export interface Found {
  folders: readonly string[]
  passedOver: readonly PassedOver[]
}

export interface PassedOver {
  folder: string
  /** As a clause: `it is a link`. */
  why: string
  /** What to do if it is a submission, as a sentence. */
  remedy?: string
}

/** One way in which submissions reach an instructor. */
export interface IntakeFormat {
  /** Whether this format reads what is at the path. */
  isFormatOf(path: string): Promise<boolean>
  /**
   * Finds the submissions at the path.
   *
   * @param path absolute
   * @param out absolute path of the folder for the scores, which is not a submission unless it holds a student's files
   * @throws DerefError `path-not-found` or `not-a-folder`
   */
  find(path: string, wanted: readonly Wanted[], out: string | undefined): Promise<Found>
}
