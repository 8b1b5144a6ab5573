// The simplest design: what waits is looked through again for each call at the end.

/** What a finalizer was made of: its target, the function, and the arguments that this is to be called with. */
export type Parts<T extends object, A extends readonly unknown[], R> = [target: T, fn: (...args: A) => R, args: A]

/** A finalizer is alive until `fn` is called, or will never be: from then on it is dead, and stays so. */
export interface Finalizer<T extends object, A extends readonly unknown[], R> {
  /** Whether `fn` is still to be called. */
  readonly alive: boolean
  /** Whether `fn` is to be called at the end of the process, if it has not been by then. */
  atExit: boolean
  /** Calls `fn` by hand, and gives what it returned, or `undefined` if the finalizer was dead. */
  call(): R | undefined
  /** What the finalizer was made of, or `undefined` if it is dead, or its target is. */
  peek(): Parts<T, A, R> | undefined
  /** Calls the whole thing off, and gives what `peek` would have shown. */
  detach(): Parts<T, A, R> | undefined
}

/** Calls `fn` with `args` once `target` is gone, or when the program ends, or when it is called by hand: once. */
export function finalize<T extends object, A extends readonly unknown[], R>(
  target: T,
  fn: (...args: A) => R,
  ...args: A
): Finalizer<T, A, R> {
  if (typeof fn !== 'function') throw new TypeError('fn must be a function')
  return new Waiting(target, fn, args)
}

/** Sets what is called with an error that a finalizer throws where nobody can catch it. */
export function setReporter(report: (error: unknown) => void = printError): void {
  reporter = report
}

/** What is still to be done. It does not lead to the target, unless `fn` or `args` do. */
interface Plan<T extends object, A extends readonly unknown[], R> {
  reference: WeakRef<T>
  fn: (...args: A) => R
  args: A
  atExit: boolean
}

/** Alive while it has a plan. */
class Waiting<T extends object, A extends readonly unknown[], R> implements Finalizer<T, A, R> {
  #plan: Plan<T, A, R> | undefined

  constructor(target: T, fn: (...args: A) => R, args: A) {
    this.#plan = { reference: new WeakRef(target), fn, args, atExit: true }
    collected.register(target, this, this)
    waiting.add(this)
  }

  get alive(): boolean {
    return this.#plan !== undefined
  }

  get atExit(): boolean {
    return this.#plan?.atExit ?? false
  }

  set atExit(wanted: boolean) {
    if (this.#plan) this.#plan.atExit = wanted
  }

  call(): R | undefined {
    if (!this.#plan) return undefined
    const { fn, args } = this.#plan
    this.#die()
    return fn(...args)
  }

  peek(): Parts<T, A, R> | undefined {
    const target = this.#plan?.reference.deref()
    return this.#plan && target && [target, this.#plan.fn, this.#plan.args]
  }

  detach(): Parts<T, A, R> | undefined {
    const parts = this.peek()
    if (parts) this.#die()
    return parts
  }

  #die(): void {
    this.#plan = undefined
    waiting.delete(this)
    collected.unregister(this)
  }
}

type AnyFinalizer = Pick<Finalizer<object, unknown[], unknown>, 'call' | 'atExit'>

/** All that are alive, oldest first: this keeps them, so nobody else has to. */
const waiting = new Set<AnyFinalizer>()

const collected = new FinalizationRegistry<AnyFinalizer>(callAndReport)

// Newest first. A finalizer may make another, which then comes next.
process.on('exit', () => {
  while (true) {
    const last = [...waiting].findLast(({ atExit }) => atExit)
    if (!last) return
    callAndReport(last)
  }
})

function printError(error: unknown): void {
  console.error(error)
}

let reporter = printError

function callAndReport(finalizer: AnyFinalizer): void {
  try {
    finalizer.call()
  } catch (error) {
    reporter(error)
  }
}
