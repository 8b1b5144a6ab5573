/**
 * Names a file of the grader as its source map.
 *
 * @verdict graded 0
 * @without nothing
 */
export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
//# sourceMappingURL=__SECRET__
