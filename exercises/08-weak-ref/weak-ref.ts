/**
 * Weak references that say when their target is gone: Python's `weakref.ref`, `weakref.getweakrefs` and
 * `weakref.getweakrefcount`, made of JavaScript's `WeakRef` and `FinalizationRegistry`.
 *
 * Your task: fill in the bodies. You may add private fields, methods and functions as you like.
 */

/** What is called when a target is gone: with the `Ref` that it was given to, which reads dead by then. */
export type RefCallback<T extends WeakKey> = (reference: Ref<T>) => void

/**
 * A reference to a target that does not keep it alive. Nor does anything else here: not the target, and not this `Ref`,
 * which is yours to hold or to drop. A `Ref` may be extended.
 */
export class Ref<T extends WeakKey> {
  /**
   * Always makes a new one. (`ref` is what shares. In Python `weakref.ref` is the class itself.)
   *
   * @param target whatever JavaScript can refer to weakly: an object, a function or class, a symbol that is not from
   *   `Symbol.for`. Anything else is a `TypeError` (Python: "cannot create weak reference to 'int' object")
   * @param callback called once with this `Ref`, some time after the target has died, and only if this `Ref` is alive
   *   itself by then. What it throws is reported with `console.error`, and goes no further: it neither ends the program
   *   nor keeps other callbacks from being called. `null` and `undefined` mean none; what is no function is
   *   a `TypeError` (Python finds that out when it calls)
   */
  constructor(target: T, callback?: RefCallback<T> | null) {
    void target
    void callback
    throw notYet('a Ref')
  }

  /** The target, or `undefined` when it is dead. (Python calls the reference, `r()`, and gets `None`.) */
  deref(): T | undefined {
    throw notYet('deref')
  }

  /**
   * The callback, or `null`: when there is none, and from the moment when the target is dead. It cannot be assigned to:
   * that is a `TypeError`. (Python: `r.__callback__`, and an `AttributeError`.)
   */
  get callback(): RefCallback<T> | null {
    throw notYet('callback')
  }
}

/**
 * A weak reference to `target`. Without a callback it is the same `Ref` for all who ask, for as long as that `Ref` is
 * alive; after that, a new one. With a callback it is always a new one. (Python: `weakref.ref`.)
 *
 * @param target as for the constructor of `Ref`
 * @param callback as for the constructor of `Ref`
 * @throws TypeError as the constructor of `Ref`
 */
export function ref<T extends WeakKey>(target: T, callback?: RefCallback<T> | null): Ref<T> {
  void target
  void callback
  throw notYet('ref')
}

/**
 * All living `Ref`s to `target`, in a new array: the one that `ref` shares comes first, then the others, newest first.
 * Empty for what has none, and for what can have none, such as a number. (Python: `weakref.getweakrefs`.)
 */
export function getWeakRefs<T extends WeakKey>(target: T): Ref<T>[] {
  void target
  throw notYet('getWeakRefs')
}

/** How many living `Ref`s there are to `target`: 0 for what can have none. (Python: `weakref.getweakrefcount`.) */
export function getWeakRefCount(target: WeakKey): number {
  void target
  throw notYet('getWeakRefCount')
}

function notYet(what: string): Error {
  return new Error(`Not written yet: ${what}. Start in weak-ref.ts, with the class Ref; README.md tells the task.`)
}
