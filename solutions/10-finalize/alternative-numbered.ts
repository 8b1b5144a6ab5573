// A finalizer is little more than a number. What it was made of stands under that number in one table, as in CPython's
// registry, and the collector is given the number alone: whatever a plan leads to, the collector cannot lead to it.

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

interface Plan {
  run: () => unknown
  parts: () => unknown
  atExit: boolean
}

/** By number. What is in here is alive; numbers rise, so the last one is the last made. */
const plans = new Map<number, Plan>()

let lastNumber = 0

const collected = new FinalizationRegistry<number>((number) => settle(number))

let listening = false

let tell: (error: unknown) => void = console.error

/** Says who is told of what an `fn` has thrown where nobody could catch it. */
export function setReporter(report: (error: unknown) => void = console.error): void {
  tell = report
}

/** Makes a finalizer, which calls `fn` once: by hand, when the target has been collected, or at the end of the process. */
export function finalize<T extends object, A extends readonly unknown[], R>(
  target: T,
  fn: (...args: A) => R,
  ...args: A
): Finalizer<T, A, R> {
  if (typeof fn !== 'function') throw new TypeError('fn must be a function')
  const number = lastNumber + 1
  const finalizer = finalizerOf<T, A, R>(number)
  plans.set(number, planFor(new WeakRef(target), fn, args))
  lastNumber = number
  collected.register(target, number, finalizer)
  if (!listening) process.on('exit', settleAll)
  listening = true
  return finalizer
}

// In a function that does not know the target: closures keep all that any closure of their function refers to.
function planFor<A extends readonly unknown[]>(reference: WeakRef<object>, fn: (...args: A) => unknown, args: A): Plan {
  return {
    run: () => fn(...args),
    parts: () => {
      const target = reference.deref()
      return target && [target, fn, args]
    },
    atExit: true,
  }
}

function finalizerOf<T extends object, A extends readonly unknown[], R>(number: number): Finalizer<T, A, R> {
  const takeOff = (): Plan | undefined => {
    const plan = plans.get(number)
    plans.delete(number)
    collected.unregister(finalizer)
    return plan
  }
  const finalizer: Finalizer<T, A, R> = {
    get alive() {
      return plans.has(number)
    },
    get atExit() {
      return plans.get(number)?.atExit === true
    },
    set atExit(wanted) {
      const plan = plans.get(number)
      if (plan) plan.atExit = wanted
    },
    call: () => takeOff()?.run() as R | undefined,
    peek: () => plans.get(number)?.parts() as Parts<T, A, R> | undefined,
    detach: () => {
      const parts = finalizer.peek()
      if (parts) takeOff()
      return parts
    },
  }
  return finalizer
}

/** Runs the plan of that number, if it is still there, for nobody who could catch what it throws. */
function settle(number: number): void {
  const plan = plans.get(number)
  plans.delete(number)
  try {
    plan?.run()
  } catch (error) {
    tell(error)
  }
}

/** From the last number down, and from the top again whenever somebody has made a new one meanwhile. */
function settleAll(): void {
  for (let number = lastNumber; number > 0; number--) {
    const top = lastNumber
    if (plans.get(number)?.atExit) settle(number)
    if (lastNumber > top) number = lastNumber + 1
  }
}
