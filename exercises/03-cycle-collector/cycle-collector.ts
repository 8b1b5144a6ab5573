/**
 * Finds the lists that only each other keep alive, on a heap that counts references, and lets go of them: by *trial deletion*, as
 * the collector of CPython's module `gc` does.
 *
 * Your task: fill in the bodies. You may add private fields, methods and functions as you like.
 */

/**
 * What the collector asks of a heap. The `Heap` of exercise 01 answers all of it, and the tests bring heaps of their own. `O` is what
 * stands for an object: a handle, which counts as no reference.
 */
export interface CountedHeap<O extends object> {
  /** All lists that are alive, the oldest first. Other objects hold nothing, and are not in here. */
  lists(): O[]
  /** What the list holds: one entry for each reference. Not all of these need be lists. (CPython: `tp_traverse`) */
  items(list: O): O[]
  /** **One more** than the references to the list: the argument of this call is one, too. */
  getRefCount(list: O): number
  /** Drops everything that the list holds. What has no reference left dies at once. (CPython: `tp_clear`) */
  clear(list: O): void
  /** Calls the function. While it runs, the list has one reference more, and so cannot die. */
  call<R>(list: O, body: (list: O) => R): R
  isAlive(list: O): boolean
  /** Whether the list has a finalizer that was never called. */
  hasFinalizer(list: O): boolean
  /** Calls the finalizer of the list, if it has one that was never called. It may do anything with the heap. */
  runFinalizer(list: O): void
  /** Lets all weak references to the list die. Returns functions that call their callbacks. */
  killWeakRefs(list: O): (() => void)[]
}

export interface CollectorOptions {
  /**
   * What to do with unreachable lists that have a finalizer which was never called. CPython finalizes them since version 3.4 (PEP
   * 442), and so does this collector by default. Until then nobody knew whose finalizer to call first, and they were put into
   * `garbage`: with `legacy: true` they are.
   */
  legacy?: boolean
  /** After how many calls of `allocated` an enabled collector collects by itself: 700 by default, as CPython did it. */
  threshold?: number
}

export class CycleCollector<O extends object> {
  constructor(heap: CountedHeap<O>, options: CollectorOptions = {}) {
    void [heap, options]
    throw notYet('a CycleCollector')
  }

  /**
   * Finds all *unreachable* lists: those that are held by nothing but unreachable lists. It never asks for roots. It takes away from
   * each count, on paper, the references that come from lists; what is still counted then is held from outside, and so is all that it
   * leads to. Then, in this order:
   *
   * 1. All weak references to unreachable lists die, and when all are dead their callbacks are called.
   * 2. The finalizers of the unreachable lists are called, the oldest list first, each at most once in its life.
   * 3. What can now be reached from outside has been *rescued*, and lives on as it is: lists that a finalizer gave a reference to,
   *    and all that they lead to.
   * 4. The others are cleared, the oldest first, and die.
   *
   * In legacy mode, unreachable lists with a finalizer, and all that they lead to, are left as they are between the search and step 1.
   * They are not finalized and not cleared, and those that have the finalizer themselves are added to `garbage`.
   *
   * Each list is visited a small, fixed number of times: `items` and `getRefCount` are called at most five times for each list. A chain
   * of thirty thousand lists overflows no stack.
   *
   * @returns how many unreachable lists there were, rescued ones not counted, those that legacy mode left as they are counted. (Python:
   * `gc.collect()`)
   */
  collect(): number {
    throw notYet('collect')
  }

  /** What legacy mode could not collect, the oldest first: a new array. (Python: `gc.garbage`) */
  get garbage(): readonly O[] {
    throw notYet('garbage')
  }

  /** Whether it collects by itself. A new collector does. (Python: `gc.isenabled()`) */
  get isEnabled(): boolean {
    throw notYet('isEnabled')
  }

  /** (Python: `gc.enable()`) */
  enable(): void {
    throw notYet('enable')
  }

  /** `collect` works as before. (Python: `gc.disable()`) */
  disable(): void {
    throw notYet('disable')
  }

  /**
   * Whoever uses the heap calls this after each new list. When it was called as many times as the threshold says since the last
   * collection of any kind, an enabled collector collects; a disabled one counts on.
   */
  allocated(): void {
    throw notYet('allocated')
  }
}

function notYet(what: string): Error {
  return new Error(
    `Not written yet: ${what}. Start in cycle-collector.ts, with the constructor; README.md describes the task.`,
  )
}
