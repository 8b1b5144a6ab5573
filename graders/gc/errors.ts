const failedChecks = new WeakSet<Error>()
const inconclusives = new WeakSet<Error>()

/** The submission does not do what the test requires. The message is for the student. */
export class CheckFailed extends Error {
  override readonly name = 'CheckFailed'
  readonly code: CheckCode | undefined

  constructor(message: string, code?: CheckCode) {
    super(message)
    this.code = code
    failedChecks.add(this)
  }
}

/** Which check failed, where something other than a reader must know it: the self-checks of the grader. */
export type CheckCode = 'different' | 'fulfilled' | 'not-kept' | 'not-thrown' | 'unequal'

/** The path that still holds an object, in the student's own names, or a sentence that says why it is unknown. */
export type Explanation = { heldBy: string } | { unknown: string }

/** An object should have been collected and was not, although a twin that nothing held was collected. */
export class Retained extends CheckFailed {
  readonly heldBy: string | undefined

  constructor(message: string, explanation: Explanation) {
    super(`${message}. ${'heldBy' in explanation ? `Held by: ${explanation.heldBy}` : explanation.unknown}`)
    this.heldBy = 'heldBy' in explanation ? explanation.heldBy : undefined
  }
}

/** The collector or the machine did not do its part, so the test has no verdict on the submission. Never a failed test. */
export class Inconclusive extends Error {
  override readonly name = 'Inconclusive'

  constructor(message: string) {
    super(message)
    inconclusives.add(this)
  }
}

/** The kind of an error that the kit made. An error of a submission may have the same name, and does not count. */
export function kindOfKitError(thrown: unknown): 'check' | 'inconclusive' | undefined {
  if (failedChecks.has(thrown as Error)) return 'check'
  return inconclusives.has(thrown as Error) ? 'inconclusive' : undefined
}
