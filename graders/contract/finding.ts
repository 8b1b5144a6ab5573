/** Something that keeps an exercise from being handed out. */
export interface Finding {
  /** The check that found it. */
  check: string
  /** What is wrong, and where. */
  problem: string
}
