/** A problem to fix before an exercise can be handed out. */
export interface Finding {
  /** The name of the check. */
  check: string
  /** What is wrong, and where. */
  problem: string
}
