/**
 * Finalizers: `finalize(target, fn, ...args)` calls `fn(...args)` once: when the target has been collected, at the end
 * of the process, or when called by hand, whichever comes first. Python's counterpart is `weakref.finalize`.
 *
 * Your task: fill in the bodies. You may add classes, functions and variables. To learn of the end of the process, call
 * `process.on('exit', ...)`: nothing else of `process` exists where your code is graded.
 */

/** What a finalizer was made of: its target, the function, and the arguments for the function. */
export type Parts<T extends object, A extends readonly unknown[], R> = [target: T, fn: (...args: A) => R, args: A]

/** A finalizer is alive until `fn` is called or `detach` cancels it. Then it is dead, for good. */
export interface Finalizer<T extends object, A extends readonly unknown[], R> {
  /** True until `fn` is called or cancelled. It is already false while `fn` is running. */
  readonly alive: boolean

  /**
   * Whether to call `fn` at the end of the process, if it has not been called by then. True at first. It reads false for
   * a dead finalizer, where setting it has no effect. (Python: `atexit`.)
   */
  atExit: boolean

  /**
   * Calls `fn` by hand, if the finalizer is alive. (Python: call the finalizer itself, `f()`.)
   *
   * @returns the result of `fn`, or `undefined` if the finalizer was dead
   * @throws any error that `fn` throws; `fn` counts as called then, and will not be called again
   */
  call(): R | undefined

  /**
   * Returns what the finalizer was made of, and changes nothing. The result keeps the target alive only as long as the
   * caller holds the result.
   *
   * @returns `undefined` if the finalizer or the target is dead. (Python: a tuple of four, with the keyword arguments)
   */
  peek(): Parts<T, A, R> | undefined

  /**
   * Cancels the finalizer: it is dead then, and `fn` will not be called.
   *
   * @returns what `peek` would have returned. If that is `undefined`, nothing was cancelled: either the finalizer was
   *   already dead, or its target is dead, in which case it is too late and `fn` will still be called
   */
  detach(): Parts<T, A, R> | undefined
}

/**
 * Makes a finalizer. The caller need not hold it: it works anyway. It holds `fn` and `args` until it is dead, and
 * nothing of them after that; it never holds the target. (If `args` or `fn` lead to the target, they keep it alive.)
 *
 * An error that `fn` throws in the clean-up or at the end of the process is passed to the reporter. At the end of the
 * process the living finalizers are called one after another, newest first, including those that are made meanwhile.
 *
 * @param target the object whose death to wait for (a function is an object)
 * @param fn called at most once, with `args`
 * @throws TypeError for a target that cannot be weakly referenced (Python: "cannot create weak reference to 'int'
 *   object"), and for an `fn` that is not a function (Python notices that only when it calls it)
 */
export function finalize<T extends object, A extends readonly unknown[], R>(
  target: T,
  fn: (...args: A) => R,
  ...args: A
): Finalizer<T, A, R> {
  void target
  void fn
  void args
  throw notYet('finalize')
}

/**
 * Sets the reporter: the function that gets every error that an `fn` throws where no caller can catch it, which is in
 * the clean-up and at the end of the process. (Python: `sys.unraisablehook` and `sys.excepthook`.)
 *
 * @param report called with the thrown value, unchanged. Without an argument, the reporter is `console.error` again, as
 *   at the start
 */
export function setReporter(report?: (error: unknown) => void): void {
  void report
  throw notYet('setReporter')
}

function notYet(what: string): Error {
  return new Error(
    `Not written yet: ${what}. Start in finalize.ts, with finalize and call(); README.md describes the task.`,
  )
}
