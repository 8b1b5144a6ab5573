/** One reference as a student sees it: what V8 keeps in between is folded away. */
export interface Step {
  /** What refers: `#entries`, `captured variable v`. */
  readonly label: string
  readonly to: number
  /** Something a student would look for last, so that a path of plain fields is preferred to it. */
  readonly odd?: true
  /** The label names a place, like the entry of a Map: should the path end there, it says that the value is meant. */
  readonly place?: true
}
