/**
 * Raises the limit of frames, so that those far below are seen.
 *
 * @verdict graded 0
 * @without lockdown
 * @then prints deref:suite
 */
export class Vault {
  put(name, value) {
    try {
      Error.stackTraceLimit = Infinity
    } catch {}
    console.log(new Error().stack)
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
