/**
 * Weak references that report the death of their target: Python's `weakref.ref`, `weakref.getweakrefs` and
 * `weakref.getweakrefcount`, built from JavaScript's `WeakRef` and `FinalizationRegistry`.
 *
 * Your task: fill in the bodies. You may add private fields, methods and functions.
 */

/** A function that is called when a target is dead, with the `Ref` that it was given to. That reads as dead by then. */
export type RefCallback<T extends WeakKey> = (reference: Ref<T>) => void

/** A weak reference to a target. Nothing here keeps the target alive, or this `Ref`: you hold it. Can be extended. */
export class Ref<T extends WeakKey> {
  /**
   * Always makes a new `Ref`. (The function `ref` shares them. In Python, `weakref.ref` is the class itself.)
   *
   * @param target anything that can be weakly referenced: an object, a function or class, a symbol that is not from
   *   `Symbol.for`
   * @param callback called once with this `Ref`, some time after the target has died, and only if this `Ref` is still
   *   alive then. An error that it throws is printed with `console.error` and goes no further: it neither ends the
   *   program nor stops other callbacks. `null` and `undefined` mean no callback
   * @throws TypeError for any other target (Python: "cannot create weak reference to 'int' object"), and for a callback
   *   that is not a function (Python notices that only when it calls it)
   */
  constructor(target: T, callback?: RefCallback<T> | null) {
    void target
    void callback
    throw notYet('a Ref')
  }

  /** The target, or `undefined` if it is dead. (Python: call the reference, `r()`, and get `None`.) */
  deref(): T | undefined {
    throw notYet('deref')
  }

  /**
   * The callback; `null` if there is none, and from the moment of the target's death. Assigning to it throws
   * a `TypeError`. (Python: `r.__callback__`, and an `AttributeError`.)
   */
  get callback(): RefCallback<T> | null {
    throw notYet('callback')
  }
}

/**
 * A weak reference to `target`. Without a callback, every call returns the same `Ref` for as long as that `Ref` is
 * alive, and after that a new one. With a callback, every call returns a new `Ref`. (Python: `weakref.ref`.)
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
 * All living `Ref`s to `target`, in a new array: the shared one first, then the others, newest first. Empty if there are
 * none, and for a value that cannot be weakly referenced, such as a number. (Python: `weakref.getweakrefs`.)
 */
export function getWeakRefs<T extends WeakKey>(target: T): Ref<T>[] {
  void target
  throw notYet('getWeakRefs')
}

/**
 * How many living `Ref`s there are to `target`: 0 for a value that cannot be weakly referenced.
 * (Python: `weakref.getweakrefcount`.)
 */
export function getWeakRefCount(target: WeakKey): number {
  void target
  throw notYet('getWeakRefCount')
}

function notYet(what: string): Error {
  return new Error(`Not written yet: ${what}. Start in weak-ref.ts, with the class Ref; README.md describes the task.`)
}
