/**
 * `peek` and `detach` show an object that inherits from the target, lest somebody keep that.
 *
 * @fails shows-its-parts can-be-called-off waits-for-the-target refuses-primitives
 */
import type { Finalizer, Parts } from '../finalize.ts'
export type { Finalizer, Parts } from '../finalize.ts'

export function finalize<T extends object, A extends readonly unknown[], R>(
  target: T,
  fn: (...args: A) => R,
  ...args: A
): Finalizer<T, A, R> {
  if (typeof fn !== 'function') throw new TypeError('fn must be a function')
  return new Waiting(target, fn, args)
}

export function setReporter(report: (error: unknown) => void = printError): void {
  reporter = report
}

interface Plan<T extends object, A extends readonly unknown[], R> {
  reference: WeakRef<T>
  fn: (...args: A) => R
  args: A
  atExit: boolean
}

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
    return this.#plan && target && [Object.create(target) as T, this.#plan.fn, this.#plan.args]
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

const waiting = new Set<AnyFinalizer>()

const collected = new FinalizationRegistry<AnyFinalizer>(callAndReport)

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
