/**
 * Notes in a buffer outside the JavaScript heap when each finalizer was made.
 *
 * @fails holds-level
 */
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

/** Makes a finalizer, which calls `fn` once: by hand, when the target has been collected, or at the end of the process. */
export function finalize<T extends object, A extends readonly unknown[], R>(
  target: T,
  fn: (...args: A) => R,
  ...args: A
): Finalizer<T, A, R> {
  if (typeof fn !== 'function') throw new TypeError(`fn must be a function, and not ${String(fn)}`)
  return new Waiting(target, fn, args)
}

/** Says who is told of what an `fn` has thrown where nobody could catch it. */
export function setReporter(report: (error: unknown) => void = console.error): void {
  reporter = report
}

/** All that is to be forgotten when a finalizer dies. It must not lead to the target. */
interface Plan<T extends object, A extends readonly unknown[], R> {
  reference: WeakRef<T>
  fn: (...args: A) => R
  args: A
  atExit: boolean
}

class Waiting<T extends object, A extends readonly unknown[], R> implements Finalizer<T, A, R> {
  #plan: Plan<T, A, R> | undefined

  constructor(target: T, fn: (...args: A) => R, args: A) {
    // First of all, for it refuses what is no object.
    this.#plan = { reference: new WeakRef(target), fn, args, atExit: true }
    collected.register(target, this, this)
    waiting.add(this)
    note(performance.now())
    made += 1
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
    // Dead before the call: `fn` may throw, or call this again.
    this.#die()
    return fn(...args)
  }

  peek(): Parts<T, A, R> | undefined {
    const target = this.#plan?.reference.deref()
    return this.#plan && target && [target, this.#plan.fn, this.#plan.args]
  }

  detach(): Parts<T, A, R> | undefined {
    const parts = this.peek()
    // A target that is dead has its `fn` still coming: nothing is called off then.
    if (parts) this.#die()
    return parts
  }

  #die(): void {
    this.#plan = undefined
    waiting.delete(this)
    // Else the registry would keep the finalizer for as long as somebody uses the target.
    collected.unregister(this)
  }
}

type AnyFinalizer = Pick<Finalizer<object, unknown[], unknown>, 'call' | 'atExit'>

/** Every living finalizer, the oldest first: it is kept here, whoever drops it. */
const waiting = new Set<AnyFinalizer>()

/** How many there have been: by it the end of the process notices new ones. */
let made = 0

const collected = new FinalizationRegistry<AnyFinalizer>(callAndReport)

process.on('exit', () => {
  let due: AnyFinalizer[] = []
  let seen = 0
  while (true) {
    if (seen !== made) {
      due = [...waiting]
      seen = made
    }
    const last = due.pop()
    if (!last) return
    if (last.atExit) callAndReport(last)
  }
})

let reporter: (error: unknown) => void = console.error

function callAndReport(finalizer: AnyFinalizer): void {
  try {
    finalizer.call()
  } catch (error) {
    reporter(error)
  }
}

const notes = new ArrayBuffer(0, { maxByteLength: 2 ** 26 })

/** A resizable buffer stays one and the same object, however long it gets. */
function note(time: number): void {
  const end = notes.byteLength
  notes.resize(end + Float64Array.BYTES_PER_ELEMENT)
  new DataView(notes).setFloat64(end, time)
}
