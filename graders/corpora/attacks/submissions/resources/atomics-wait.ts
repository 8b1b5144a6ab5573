/**
 * Sleeps for ever on shared memory, using no CPU time at all.
 *
 * @verdict timed-out 0
 * @without watchdog
 * @then hangs
 */
export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load(name) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  }
}
