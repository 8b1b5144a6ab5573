/** What can go wrong outside a submission: one code each, for programs that read our errors. */
export type ErrorCode =
  | 'wrong-runtime'
  | 'path-not-found'
  | 'not-a-folder'
  | 'no-submissions'
  | 'unknown-exercise'
  | 'bad-file'
  | 'cannot-write'
  | 'bad-usage'
  | 'no-isolation'
  | 'mutation-failed'

/** An error of the instructor's input or of the machine: what was wrong and where, and what to do next. */
export class DerefError extends Error {
  override readonly name = 'DerefError'
  readonly code: ErrorCode
  /** What to do next, as a sentence. */
  readonly remedy: string | undefined

  constructor(code: ErrorCode, message: string, remedy?: string) {
    super(message)
    this.code = code
    this.remedy = remedy
  }
}
