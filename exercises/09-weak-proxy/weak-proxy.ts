/**
 * Weak proxies: used like the object they stand for, and no hold on it. Python's `weakref.proxy`, made of JavaScript's
 * `Proxy` and `WeakRef`.
 *
 * Your task: fill in the body. You may add functions and classes as you like.
 */

/**
 * What is called when a target is gone: with the proxy that it was given to, which is dead, and good for comparing
 * only.
 */
export type ProxyCallback<T extends object> = (proxy: T) => void

/**
 * A proxy that is used as if it were `target`, and does not keep it alive. (Python: `weakref.proxy`.)
 *
 * **While the target lives**, whatever is done to the proxy is done to the target: get, set, `delete`, `in`,
 * `Object.keys` and what else asks for keys or descriptors, `instanceof`, iteration, and for functions and classes
 * call, `new` and `extends`. In particular:
 *
 * - A _method_, that is a function that the target has from its class and not as its own property, gets the target for
 *   its `this` when it is called on the proxy, so that it may use `#private` fields. So do getters and setters. Called
 *   on another object, it gets that one, though the target be dead by then. It is the same function each time:
 *   `p.paint === p.paint`.
 * - What the target's _own_ properties hold, a function too, is handed over as it is; so is `constructor`. (The own
 *   functions of a function or a class, `static` ones say, you may hand over as they are or treat as methods.)
 * - Where a method or a property gives the target itself, it gives the proxy: so `p.add(1).add(2)` never leaves
 *   the target in anybody's hand. (What a method hands to a callback, or promises, need not be looked at.)
 * - The proxy of an array is an array to `Array.isArray`, that of a function has the `typeof` of a function.
 * - Assigning to an object that inherits from the proxy makes a property of that object, and not of the target.
 *
 * JavaScript itself forbids two things. The proxy reports a property that cannot be configured as one that can (but
 * for the `length` of an array), and a frozen target as one that can be extended. And `Object.freeze`, `seal` and
 * `preventExtensions` of the proxy are a `TypeError`, and do nothing to the target. (What defining a property that cannot
 * be configured does is up to you.)
 *
 * **When the target is dead**, each of these is a `ReferenceError` with Python's words, "weakly-referenced object no
 * longer exists": from the moment of death. Only what asks nothing of the object still works: comparing with `===`,
 * `typeof`, `Array.isArray`.
 *
 * **At no time** does the proxy keep the target alive. Nor does a method that was taken from it and kept, nor a
 * function that `bind` has made of the proxy of a function. (What a method gives is another matter: an unfinished iterator may hold what
 * it walks over, for as long as somebody keeps the iterator. In Python, too.)
 *
 * @param target an object or a function; anything else, a symbol too, is a `TypeError` (Python: "cannot create weak
 *   reference to 'int' object")
 * @param callback called once with the proxy, some time after the target has died, and only if the proxy is alive
 *   itself by then. What it throws is reported with `console.error`, and goes no further. It is not kept once it has
 *   been called. `null` and `undefined` mean none; what is no function is a `TypeError`
 * @returns without a callback the same proxy for all who ask, for as long as that proxy lives; with one, a new proxy
 */
export function proxy<T extends object>(target: T, callback?: ProxyCallback<T> | null): T {
  void target
  void callback
  throw notYet('proxy')
}

function notYet(what: string): Error {
  return new Error(
    `Not written yet: ${what}. Start in weak-proxy.ts, with its only function; README.md tells the task.`,
  )
}
