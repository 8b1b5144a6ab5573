/** One reference as a student sees it, without V8's objects in between. */
export interface Step {
  /** The name of the reference: `#entries`, `captured variable v`. */
  readonly label: string
  readonly to: number
  /** Marks a reference that students rarely think of, so that a path of plain fields is preferred. */
  readonly odd?: true
  /** Marks a label that names a place, such as the entry of a Map: at the end of a path, "value" is added. */
  readonly place?: true
}
