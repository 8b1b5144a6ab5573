/**
 * Weak proxies: objects that are used like their target and do not keep it alive. Python's `weakref.proxy`, built from
 * JavaScript's `Proxy` and `WeakRef`.
 *
 * Your task: fill in the body. You may add functions and classes.
 */

/**
 * A function that is called when a target is dead, with the proxy that it was given to. That proxy is dead by then: it
 * can only be compared.
 */
export type ProxyCallback<T extends object> = (proxy: T) => void

/**
 * A proxy that is used like `target`, and does not keep it alive. (Python: `weakref.proxy`.)
 *
 * **While the target is alive**, every operation on the proxy is forwarded to the target: get, set, `delete`, `in`,
 * `Object.keys` and everything else that reads keys or descriptors, `instanceof`, iteration, and for functions and
 * classes also call, `new` and `extends`. In particular:
 *
 * - A _method_ is a function that the target inherits from its class. Called on the proxy, it gets the target as its
 *   `this`, so that it can use `#private` fields. So do getters and setters. Called on another object, it gets that
 *   object as its `this`, even if the target is dead by then. It is the same function each time: `p.paint === p.paint`.
 * - The value of an _own_ property of the target, even a function, is returned unchanged; so is `constructor`. (You may
 *   return the own functions of a function or a class, such as `static` ones, unchanged, or treat them as methods.)
 * - Where a method or a property would return the target itself, it returns the proxy: `p.add(1).add(2)` never returns
 *   the target. (You need not look at what a method passes to a callback, or at what a promise resolves to.)
 * - The proxy of an array is an array for `Array.isArray`; the proxy of a function is a function for `typeof`.
 * - Assigning to an object that inherits from the proxy makes a property of that object, and not of the target.
 *
 * JavaScript itself forbids two things. The proxy reports a non-configurable property as configurable (except the
 * `length` of an array), and a frozen target as extensible. And `Object.freeze`, `seal` and `preventExtensions` of the
 * proxy throw a `TypeError`, and do nothing to the target. (Defining a non-configurable property may do what you like.)
 *
 * **From the moment of the target's death**, each of these throws a `ReferenceError` with Python's message,
 * "weakly-referenced object no longer exists". Only what does not ask the object still works: comparing with `===`,
 * `typeof`, `Array.isArray`.
 *
 * **At no time** does the proxy keep the target alive. Nor does a method that was taken from the proxy, nor a function
 * that `bind` made from the proxy of a function. (What a method returns is another matter: an unfinished iterator may
 * hold what it iterates over, for as long as the iterator is held. In Python, too.)
 *
 * **Nothing here keeps the proxy alive**: you hold it. A dropped proxy is let go together with its callback, even while
 * the target is alive, and nothing about it is left in memory then.
 *
 * @param target an object or a function
 * @param callback called once with the proxy, some time after the target has died, and only if the proxy is still alive
 *   then. An error that it throws is printed with `console.error` and goes no further. It is let go once it has been
 *   called. `null` and `undefined` mean no callback
 * @returns without a callback, the same proxy for every caller for as long as that proxy is alive; with a callback,
 *   a new proxy
 * @throws TypeError for any other target, including a symbol (Python: "cannot create weak reference to 'int' object"),
 *   and for a callback that is not a function
 */
export function proxy<T extends object>(target: T, callback?: ProxyCallback<T> | null): T {
  void target
  void callback
  throw notYet('proxy')
}

function notYet(what: string): Error {
  return new Error(
    `Not written yet: ${what}. Start in weak-proxy.ts, with its only function; README.md describes the task.`,
  )
}
