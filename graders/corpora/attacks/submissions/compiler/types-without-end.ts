/**
 * Declares types that take a compiler for ever, or all memory.
 *
 * @verdict graded 0
 * @without nothing
 */
type Grow<T extends unknown[]> = T['length'] extends 900 ? T : Grow<[...T, T]>
export const grown: Grow<[]> = []

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
