/**
 * Errors in what the instructor asked for, or of the machine. Programs read the code; people read the message and the remedy: the
 * one given here, unless the place that found the error knows a better one. Each ends its command with
 * `ExitCode.COULD_NOT_RUN`.
 */
const REMEDIES = {
  /** An exercise, a solution or a report of a tool cannot be read, or is malformed. The message names file and place. */
  'bad-file': undefined,
  /** A command has an argument that it cannot use. */
  'bad-usage': undefined,
  /** A result cannot be written. */
  'cannot-write': 'Check its permissions and the free space on its disk.',
  /** The mutation tool is not installed, or did not finish. */
  'mutation-failed': undefined,
  /** The sandbox that was asked for is not available on this machine. */
  'no-isolation': undefined,
  /** A path holds nothing to grade. */
  'no-submissions': undefined,
  'not-a-folder': 'Name the folder that holds it.',
  'path-not-found': 'Name a submission folder, or a folder of them.',
  /** No exercise has that id. */
  'unknown-exercise': undefined,
  /** Node's major version is not the pinned one. The message holds the remedy too: vitest prints nothing else. */
  'wrong-runtime': undefined,
} as const satisfies Record<string, string | undefined>

export type ErrorCode = keyof typeof REMEDIES

/** An error from {@link ErrorCode}'s table: what is wrong and where, and what to do next. */
export class DerefError extends Error {
  override readonly name = 'DerefError'
  readonly code: ErrorCode
  /** What to do next, as a sentence. */
  readonly remedy: string | undefined

  constructor(code: ErrorCode, message: string, remedy: string | undefined = REMEDIES[code]) {
    super(message)
    this.code = code
    this.remedy = remedy
  }
}
