/**
 * Finalizers: `finalize(target, fn, ...args)` sees to it that `fn(...args)` is called once, when the target has been
 * collected, or at the end of the process, or by hand, whichever comes first. Python's counterpart is `weakref.finalize`.
 *
 * Your task: fill in the bodies. You may add classes, functions and variables as you like. To be told of the end of the
 * process, call `process.on('exit', ...)`: where you are graded, there is nothing else of `process`.
 */

/** What a finalizer was made of: its target, the function, and the arguments that this is to be called with. */
export type Parts<T extends object, A extends readonly unknown[], R> = [target: T, fn: (...args: A) => R, args: A]

/** A finalizer is alive until `fn` is called, or `detach` calls it off: from then on it is dead, and stays so. */
export interface Finalizer<T extends object, A extends readonly unknown[], R> {
  /** Whether `fn` has neither been called nor been called off. While `fn` is running this is false already. */
  readonly alive: boolean

  /**
   * Whether `fn` is to be called at the end of the process, if it has not been by then. True at first. A dead finalizer
   * says false, and ignores what it is set to. (Python: `atexit`.)
   */
  atExit: boolean

  /**
   * Calls `fn` by hand, if the finalizer is alive. (Python: the finalizer itself is called, `f()`.)
   *
   * @returns what `fn` returned, or `undefined` if the finalizer was dead
   * @throws what `fn` throws: then, too, it has been called, and will not be again
   */
  call(): R | undefined

  /**
   * A look at what the finalizer was made of, which changes nothing. It keeps the target alive for as long as the caller
   * keeps it, and no longer.
   *
   * @returns `undefined` if the finalizer is dead, or the target is. (Python: a tuple of four, with the keyword arguments)
   */
  peek(): Parts<T, A, R> | undefined

  /**
   * Calls the whole thing off: the finalizer is dead then, and `fn` will not be called.
   *
   * @returns what `peek` would have shown. If that is `undefined`, nothing has been called off: the finalizer was dead
   *   already, or its target is, and then it is too late and `fn` will still be called
   */
  detach(): Parts<T, A, R> | undefined
}

/**
 * Makes a finalizer. It need not be kept: it does its work all the same. It holds `fn` and `args` until it is dead, and
 * nothing of them after that; it never holds the target. (If `args` or `fn` lead to the target, they do.)
 *
 * What `fn` throws when the collector or the end of the process has called it goes to the reporter. At the end of the
 * process the finalizers are called one after another, the last made first, and those that are made meanwhile, too.
 *
 * @param target whose death is waited for: an object (a function is one)
 * @param fn called at most once, with `args`
 * @throws TypeError for a target that cannot be referred to weakly (Python: "cannot create weak reference to 'int' object")
 *   and for an `fn` that is no function, which Python would notice only when it is too late
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
 * Says who is told of what an `fn` has thrown where nobody could catch it: when the collector called it, or the end of
 * the process. (Python: whoever sets `sys.unraisablehook` and `sys.excepthook`.)
 *
 * @param report called with what was thrown, as it is. Without one it is `console.error` again, as in the beginning
 */
export function setReporter(report?: (error: unknown) => void): void {
  void report
  throw notYet('setReporter')
}

function notYet(what: string): Error {
  return new Error(
    `Not written yet: ${what}. Start in finalize.ts, with finalize and call(); README.md tells the task.`,
  )
}
