// One registration a target, however many finalizers it has: they stand in a list, which a WeakMap finds by the target
// and which the collector is handed. The last made is called first then, too, as in CPython: more than the task asks for.

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

type Late = Pick<Finalizer<object, unknown[], unknown>, 'call' | 'atExit'>

/** The finalizers of one target, the oldest first. */
type List = Set<Late>

const lists = new WeakMap<object, List>()

const collected = new FinalizationRegistry<List>((list) => {
  for (const finalizer of [...list].toReversed()) attempt(finalizer)
})

/** A link in the chain of all living finalizers. The chain's two ends meet in `chain`. */
interface Link {
  before: Link
  after: Link
  finalizer: Late | undefined
}

const chain = {} as Link
chain.before = chain
chain.after = chain

let report: (error: unknown) => void = (error) => console.error(error)

const print = report

/** Says who is told of what an `fn` has thrown where nobody could catch it. */
export function setReporter(reporter = print): void {
  report = reporter
}

/** Makes a finalizer, which calls `fn` once: by hand, when the target has been collected, or at the end of the process. */
export function finalize<T extends object, A extends readonly unknown[], R>(
  target: T,
  fn: (...args: A) => R,
  ...args: A
): Finalizer<T, A, R> {
  if (typeof fn !== 'function') throw new TypeError('What is to be called must be a function')
  return new Linked(target, fn, args, listOf(target))
}

class Linked<T extends object, A extends readonly unknown[], R> implements Finalizer<T, A, R> {
  #target: WeakRef<T> | undefined
  #fn: ((...args: A) => R) | undefined
  #args: A | undefined
  #list: List | undefined
  #link: Link | undefined
  #atExit = true

  constructor(target: T, fn: (...args: A) => R, args: A, list: List) {
    this.#target = new WeakRef(target)
    this.#fn = fn
    this.#args = args
    this.#list = list.add(this)
    this.#link = { before: chain.before, after: chain, finalizer: this }
    chain.before.after = this.#link
    chain.before = this.#link
  }

  get alive(): boolean {
    return this.#link !== undefined
  }

  get atExit(): boolean {
    return this.alive && this.#atExit
  }

  set atExit(wanted: boolean) {
    this.#atExit = wanted
  }

  call(): R | undefined {
    const [fn, args] = [this.#fn, this.#args]
    this.#forget()
    return fn && args && fn(...args)
  }

  peek(): Parts<T, A, R> | undefined {
    const target = this.#target?.deref()
    return target && this.#fn && this.#args && [target, this.#fn, this.#args]
  }

  detach(): Parts<T, A, R> | undefined {
    const parts = this.peek()
    if (parts !== undefined) this.#forget()
    return parts
  }

  #forget(): void {
    this.#list?.delete(this)
    if (this.#link) {
      this.#link.before.after = this.#link.after
      this.#link.after.before = this.#link.before
    }
    this.#target = this.#fn = this.#args = this.#list = this.#link = undefined
  }
}

function listOf(target: object): List {
  const known = lists.get(target)
  if (known) return known
  const list: List = new Set()
  // Both refuse what is no object, with a TypeError.
  collected.register(target, list)
  lists.set(target, list)
  return list
}

/** Along the chain from its young end. The end is read anew after each call: who is made meanwhile is the last made. */
process.once('exit', () => {
  const passedOver = new Set<Late>()
  let link = chain.before
  while (link.finalizer) {
    const { finalizer } = link
    if (finalizer.atExit) attempt(finalizer)
    else passedOver.add(finalizer)
    link = chain.before
    while (link.finalizer && passedOver.has(link.finalizer)) link = link.before
  }
})

function attempt(finalizer: Late): void {
  try {
    finalizer.call()
  } catch (error) {
    report(error)
  }
}
