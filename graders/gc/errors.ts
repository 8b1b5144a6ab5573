/** What the submission did is not what the test asks of it. The message is written for the student. */
export class CheckFailed extends Error {
  override readonly name = 'CheckFailed'
}

/**
 * The object under test should be gone and is not, though a twin that nothing held is.
 */
export class Retained extends CheckFailed {}

/** The collector or the machine did not do its part, so nothing can be said of the submission. Never a failed test. */
export class Inconclusive extends Error {
  override readonly name = 'Inconclusive'
}
