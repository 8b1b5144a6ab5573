/**
 * A simulated heap with two generations. New objects are young and live in the nursery; those that survive
 * `PROMOTION_AGE` minor collections become old. A minor collection frees young garbage only, and does not look at the old
 * objects, except those in the remembered set. A major collection frees all garbage.
 *
 * Your task: fill in the bodies. You may add private fields, methods and functions as you like.
 */

/** An object becomes old in the second minor collection that it survives. Major collections do not count. */
export const PROMOTION_AGE = 2

/** Refers to one object of a heap, and is a root until it is released: the object and all it reaches stay alive. */
export class Handle {
  /** Makes any other object unlike a handle for TypeScript. */
  readonly kind = 'handle'
}

/**
 * Every method that takes a handle throws, before it changes anything, a `TypeError` for what is not a `Handle`, and a
 * `ReferenceError` that says "released" for a handle that was released or was made by another heap.
 */
export class GenerationalHeap {
  /** Makes a young object without fields, and returns a handle to it. */
  allocate(): Handle {
    throw notYet('allocate')
  }

  /**
   * Lets the field `name` of an object refer to the object of `to`, or removes the field if `to` is null. What it
   * referred to before is no longer referred to. Any text may be a name, also `__proto__`.
   */
  store(from: Handle, name: string, to: Handle | null): void {
    void [from, name, to]
    throw notYet('store')
  }

  /** A new handle to what the field `name` refers to, to be released like any other; undefined if there is no such field. */
  load(from: Handle, name: string): Handle | undefined {
    void [from, name]
    throw notYet('load')
  }

  /** Whether both handles refer to the same object. */
  same(a: Handle, b: Handle): boolean {
    void [a, b]
    throw notYet('same')
  }

  /** The generation of the handle's object. */
  generation(handle: Handle): 'young' | 'old' {
    void handle
    throw notYet('generation')
  }

  /** Ends a handle. Frees nothing: the next collection does, if nothing else leads to the object. */
  release(handle: Handle): void {
    void handle
    throw notYet('release')
  }

  /** How many young objects there are, garbage included until it is freed. */
  get youngSize(): number {
    throw notYet('youngSize')
  }

  /** How many old objects there are, garbage included until it is freed. */
  get oldSize(): number {
    throw notYet('oldSize')
  }

  /**
   * How many objects all collections together have visited. To visit an object is to read its fields.
   *
   * A minor collection visits each surviving young object once, and each old object in the remembered set at most once:
   * no garbage, and no other old object. An old object is in that set only if a young object was stored in it, or it was
   * promoted while it referred to one; it leaves the set in the next minor collection after which it refers to no young
   * object. A major collection visits each reachable object once, and nothing else.
   */
  get visited(): number {
    throw notYet('visited')
  }

  /**
   * Frees the young objects that neither a handle nor an old object leads to, then promotes survivors of the second
   * time. An old object counts even if it is garbage itself, for only a major collection finds that out.
   *
   * @returns how many objects were freed
   */
  minor(): number {
    throw notYet('minor')
  }

  /**
   * Frees every object, young or old, that no handle leads to. Promotes nothing, and makes nothing older.
   *
   * @returns how many objects were freed
   */
  major(): number {
    throw notYet('major')
  }
}

function notYet(what: string): Error {
  return new Error(
    `Not written yet: ${what}. Start in generational-collector.ts, with allocate; README.md describes the task.`,
  )
}
