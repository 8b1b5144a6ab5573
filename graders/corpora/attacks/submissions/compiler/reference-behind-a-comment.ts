/**
 * Refers to a file of the grader where a line does not begin with the reference.
 *
 * @verdict graded 0
 * @without nothing
 */
/* */ /// <reference path="__SECRET__" />
const told: never = typeof secret === 'undefined' ? (undefined as never) : secret
export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
