/**
 * A heap that counts nothing. Objects pile up until somebody calls `collect`, which *marks* what can be reached from the roots and
 * *sweeps* the rest away. So do the collectors of the JVM, of .NET and of V8, at heart.
 *
 * Your task: fill in the bodies. You may add private fields, methods, functions and types as you like.
 */

/**
 * A **root**: as long as it has not been released, its object lives, and all that the object leads to. There may be many handles to one
 * object, and each is a root of its own.
 */
export interface Handle {
  readonly isHandle: true
}

/** How much the last collection had to look at. */
export interface Work {
  /** Objects that were marked: each living object, once. */
  marked: number
  /** Objects that the sweep looked at: each object there was, living or not, once. */
  swept: number
}

/**
 * An object has a fixed number of *slots*. Each refers to an object, or to nothing.
 *
 * **Wrong use.** All methods answer alike, and have then changed nothing:
 * - a handle that was released: `ReferenceError`
 * - a handle of another heap, or anything else that is not a handle: `TypeError`
 * - a slot that the object does not have: `RangeError`
 */
export class MarkSweepHeap {
  /**
   * Makes an object whose slots refer to nothing, and a handle to it.
   *
   * @throws RangeError if the number of slots is not a whole number, 0 or more
   */
  allocate(slots: number): Handle {
    throw notYet(`allocate(${slots})`)
  }

  /** Lets the slot refer to the object of another handle, or to nothing. What it referred to before is not freed by that. */
  set(object: Handle, slot: number, target: Handle | undefined): void {
    void [object, slot, target]
    throw notYet('set')
  }

  /** A **new** handle to what the slot refers to, which the caller has to release as well; `undefined` if that is nothing. */
  get(object: Handle, slot: number): Handle | undefined {
    void [object, slot]
    throw notYet('get')
  }

  /** Whether two handles are to the same object. */
  isSame(one: Handle, other: Handle): boolean {
    void [one, other]
    throw notYet('isSame')
  }

  /** Ends the handle. Its object is not freed by that, but may be by the next collection. */
  release(handle: Handle): void {
    void handle
    throw notYet('release')
  }

  /**
   * Frees every object that no root leads to. Neither a chain of a million objects nor an object with 300,000 slots overflows the stack.
   * Nothing stays in memory of the freed objects and of handles that were released and that nobody else refers to.
   *
   * @returns how many objects it has freed
   */
  collect(): number {
    throw notYet('collect')
  }

  /** How many objects there are: those that live, and those that no collection has freed yet. */
  get size(): number {
    throw notYet('size')
  }

  /** Of the last collection; zeros if there was none. */
  get work(): Work {
    throw notYet('work')
  }
}

function notYet(what: string): Error {
  return new Error(`Not written yet: ${what}. Start in mark-and-sweep.ts, with allocate; README.md describes the task.`)
}
