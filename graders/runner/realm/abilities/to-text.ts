/** As the web's interfaces make a string of what they are given: unlike `String`, of a symbol they make none. */
export function toText(value: unknown): string {
  return `${value as number}`
}
