/**
 * Every finalizer has a registry of its own. Nobody holds that but the finalizer: when it is dropped, its target dies
 * unnoticed.
 *
 * @fails need-not-be-kept many-of-one-target keeps-its-arguments reports-an-error an-error-without-a-reporter
 * holds-level
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
  readonly #collected = new FinalizationRegistry<undefined>(() => callAndReport(this))

  constructor(target: T, fn: (...args: A) => R, args: A) {
    this.#plan = { reference: new WeakRef(target), fn, args, atExit: true }
    this.#collected.register(target, undefined, this)
    waiting.add(this.#plan)
  }

  get alive(): boolean {
    return this.#plan !== undefined && waiting.has(this.#plan)
  }

  get atExit(): boolean {
    return this.alive && this.#plan?.atExit === true
  }

  set atExit(wanted: boolean) {
    if (this.#plan) this.#plan.atExit = wanted
  }

  call(): R | undefined {
    if (!this.#plan || !this.alive) return undefined
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
    if (this.#plan) waiting.delete(this.#plan)
    this.#plan = undefined
    this.#collected.unregister(this)
  }
}

interface Due {
  fn: (...args: never) => unknown
  args: readonly unknown[]
  atExit: boolean
}

const waiting = new Set<Due>()

process.on('exit', () => {
  while (true) {
    const last = [...waiting].findLast(({ atExit }) => atExit)
    if (!last) return
    waiting.delete(last)
    callAndReport({ call: () => last.fn(...(last.args as never)) })
  }
})

function printError(error: unknown): void {
  console.error(error)
}

let reporter = printError

function callAndReport(finalizer: { call(): unknown }): void {
  try {
    finalizer.call()
  } catch (error) {
    reporter(error)
  }
}
