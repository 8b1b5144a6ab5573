export type Key = string
export let VERSION = 1
export function bump() {
  VERSION += 1
}
