/**
 * A heap that is managed as CPython manages its own: every object has a reference count, and is freed at once when the count
 * falls to zero. There are two kinds of objects, lists and integers.
 *
 * Your task: fill in the bodies. You may add private fields, methods, functions and types as you like.
 */

/**
 * Says which object is meant, as an address would. A handle is **not** a reference: it changes no count, and you may still have
 * one when its object has been freed. An object has one handle for its whole life: `heap.lookUp('a') === heap.lookUp('b')`
 * tells whether two names are bound to the same object. (Python: `a is b`, or `id(a) == id(b)`)
 */
export interface Handle {
  /** Counts up from 0 in the order in which a heap makes its objects. */
  readonly id: number
}

/** What `weakRef` returns. It is not a reference either. */
export interface WeakReference {
  /** The object, or `undefined` once the weak reference is dead. (Python: calling it, `ref()`) */
  target(): Handle | undefined
}

/** Is called with an object that is about to be freed. (Python: `__del__`) */
export type Finalizer = (self: Handle) => void

/** Is called with a weak reference that has just died. (Python: the second argument of `weakref.ref`) */
export type WeakCallback = (reference: WeakReference) => void

/**
 * What makes a reference: a name that is bound to an object, an item of a list (one for each time it is in there), and an
 * argument for as long as the call takes.
 *
 * **When a count falls to zero**, the object dies at once, before the method that dropped the last reference returns:
 *
 * 1. Its finalizer is called, if it has one that was never called. The finalizer may use the heap. If the object has a reference
 *    when it returns, the object has been *rescued*: it lives on, with its items and weak references, and its finalizer is not
 *    called again.
 * 2. All weak references to it die, and then their callbacks are called, the newest first. From here on the object is freed.
 * 3. It drops its items, from the last to the first. If one of them dies of that, all of this happens to it before the next item
 *    is dropped.
 *
 * This works for a chain of thirty thousand lists, too, each of which holds the next.
 *
 * An error that a finalizer or a callback throws changes nothing: it is kept in `ignoredErrors`. (Python prints "Exception
 * ignored in")
 *
 * **Wrong use.** All methods answer alike:
 * - a name that is not bound: `ReferenceError`, `name 'x' is not defined` (Python: `NameError`)
 * - a handle whose object has been freed: `ReferenceError` (only `isAlive` takes it)
 * - a handle of another heap, or anything else that is not a handle: `TypeError`
 * - an integer where a list is needed, or a list where an integer is needed: `TypeError`
 *
 * A method that throws one of these has changed nothing.
 */
export class Heap {
  /** Makes an empty list and binds the name to it. (Python: `name = []`) */
  newList(name: string, finalizer?: Finalizer): Handle {
    void finalizer
    throw notYet(`newList(${name})`)
  }

  /**
   * Makes an integer and binds the name to it. From -5 to 256 there is one object for each value, made when it is first asked
   * for, which is never freed; any other integer is a new object each time. (Python: `name = 300`)
   *
   * @throws TypeError if the value is not a whole number
   */
  newInteger(name: string, value: number): Handle {
    void value
    throw notYet(`newInteger(${name})`)
  }

  /**
   * Binds the name to the object. If it was bound to another, that one loses a reference, *after* the new one has gained one.
   * (Python: `name = other`)
   */
  bind(name: string, target: Handle): void {
    void target
    throw notYet(`bind(${name})`)
  }

  /** Takes the name away. (Python: `del name`) */
  unbind(name: string): void {
    throw notYet(`unbind(${name})`)
  }

  /** The object that the name is bound to. */
  lookUp(name: string): Handle {
    throw notYet(`lookUp(${name})`)
  }

  /** Puts the item at the end of the list. (Python: `list.append(item)`) */
  append(list: Handle, item: Handle): void {
    void [list, item]
    throw notYet('append')
  }

  /**
   * Drops the last item of the list. (Python: `list.pop()`, with the result thrown away)
   *
   * @throws RangeError if the list is empty (Python: `IndexError`)
   */
  pop(list: Handle): void {
    void list
    throw notYet('pop')
  }

  /** Empties the list, and then drops what was in it, from the last to the first. (Python: `list.clear()`) */
  clear(list: Handle): void {
    void list
    throw notYet('clear')
  }

  /** The items of the list, in order: a new array. */
  items(list: Handle): Handle[] {
    void list
    throw notYet('items')
  }

  /** The value of the integer. */
  valueOf(integer: Handle): number {
    void integer
    throw notYet('valueOf')
  }

  /**
   * One more than the references to the object: the argument of this call is one, too. An integer from -5 to 256 always has
   * 4,294,967,295, whatever refers to it. (Python: `sys.getrefcount(object)`; the number is that of Python 3.12)
   */
  getRefCount(object: Handle): number {
    void object
    throw notYet('getRefCount')
  }

  /**
   * Calls the function, and returns what it returns. While it runs, the argument has one reference more; that ends with the
   * call, also if it throws. (Python: `function(argument)`)
   */
  call<R>(argument: Handle, body: (argument: Handle) => R): R {
    void [argument, body]
    throw notYet('call')
  }

  /**
   * A weak reference to the list: it keeps nothing alive. Integers cannot be weakly referenced: `TypeError`. (Python:
   * `weakref.ref(target, callback)`)
   */
  weakRef(target: Handle, callback?: WeakCallback): WeakReference {
    void [target, callback]
    throw notYet('weakRef')
  }

  /** Whether the object has not been freed yet. */
  isAlive(object: Handle): boolean {
    void object
    throw notYet('isAlive')
  }

  /** How many objects are alive, the integers from -5 to 256 not counted. */
  get size(): number {
    throw notYet('size')
  }

  /** What finalizers and callbacks have thrown, oldest first: a new array. */
  get ignoredErrors(): readonly unknown[] {
    throw notYet('ignoredErrors')
  }

  // What a cycle collector asks of a heap (exercise 03). Counting alone needs none of it.

  /** All lists that are alive, the oldest first: a new array. */
  lists(): Handle[] {
    throw notYet('lists')
  }

  /** Whether the list has a finalizer that was never called. */
  hasFinalizer(list: Handle): boolean {
    void list
    throw notYet('hasFinalizer')
  }

  /** Calls the finalizer of the list now, if it has one that was never called. It will not be called again. */
  runFinalizer(list: Handle): void {
    void list
    throw notYet('runFinalizer')
  }

  /**
   * Lets all weak references to the list die, and calls no callback. Returns, for each that has one, a function that calls it:
   * the newest first.
   */
  killWeakRefs(list: Handle): (() => void)[] {
    void list
    throw notYet('killWeakRefs')
  }
}

function notYet(what: string): Error {
  return new Error(
    `Not written yet: ${what}. Start in reference-counting.ts, with newList; README.md describes the task.`,
  )
}
