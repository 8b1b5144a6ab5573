const failedChecks = new WeakSet<Error>()
const inconclusives = new WeakSet<Error>()

/** What the submission did is not what the test asks of it. The message is written for the student. */
export class CheckFailed extends Error {
  override readonly name = 'CheckFailed'

  constructor(message: string) {
    super(message)
    failedChecks.add(this)
  }
}

/** The path by which an object is still held, in the student's own names, or a sentence on why it is not known. */
export type Explanation = { heldBy: string } | { unknown: string }

/** An object should be gone, and is not, though a twin that nothing held is. */
export class Retained extends CheckFailed {
  readonly heldBy: string | undefined

  constructor(message: string, explanation: Explanation) {
    super(`${message}. ${'heldBy' in explanation ? `Held by: ${explanation.heldBy}` : explanation.unknown}`)
    this.heldBy = 'heldBy' in explanation ? explanation.heldBy : undefined
  }
}

/** The collector or the machine did not do its part, so nothing can be said of the submission. Never a failed test. */
export class Inconclusive extends Error {
  override readonly name = 'Inconclusive'

  constructor(message: string) {
    super(message)
    inconclusives.add(this)
  }
}

/** Which of the kit's own errors this is, if any: one of a submission's may bear the same name, and was not made here. */
export function kindOfKitError(thrown: unknown): 'CheckFailed' | 'Inconclusive' | undefined {
  if (failedChecks.has(thrown as Error)) return 'CheckFailed'
  return inconclusives.has(thrown as Error) ? 'Inconclusive' : undefined
}
