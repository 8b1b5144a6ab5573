/** What the submission did is not what the test asks of it. The message is written for the student. */
export class CheckFailed extends Error {
  override readonly name = 'CheckFailed'
}

/** An object should be gone, and is not, though a twin that nothing held is. */
export class Retained extends CheckFailed {
  /** The path by which the structure under test still holds the object, in the student's own names. */
  readonly heldBy: string | undefined

  constructor(message: string, heldBy: string | undefined) {
    super(`${message}. ${heldBy === undefined ? 'What holds it was not found out' : `Held by: ${heldBy}`}`)
    this.heldBy = heldBy
  }
}

/** The collector or the machine did not do its part, so nothing can be said of the submission. Never a failed test. */
export class Inconclusive extends Error {
  override readonly name = 'Inconclusive'
}
