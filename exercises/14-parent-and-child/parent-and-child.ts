/**
 * A family: parents keep their children, and children reach their parent while it lives, but do not keep it alive. The
 * two classes are those of the chapter's `circular.py`, in which the line with `weakref.ref` is one of three to choose
 * from.
 *
 * Your task: fill in the bodies. You may add private fields, methods and functions as you like.
 */

/** An object that may have children. */
export class MyParent {
  /** @param name what it is called; two objects may have the same name */
  constructor(name: string) {
    void name
    throw notYet('a MyParent')
  }

  /** What it is called. */
  get name(): string {
    throw notYet('name')
  }

  /** The children, in the order in which they were added: a new array each time, which later changes do not affect. */
  get children(): MyChild[] {
    throw notYet('children')
  }

  /**
   * Makes a child of this parent. (Python: `child = MyChild(parent)`, and `parent.children.append(child)`.)
   *
   * @returns the child, which is now the last of the children
   */
  addChild(name: string): MyChild {
    throw notYet(`addChild(${name})`)
  }

  /**
   * Moves a child here from wherever it was, with all of its own children: it becomes the last of the children here, and is
   * no longer a child there. A child that is already here keeps its place.
   *
   * @throws RangeError if the child is this object, or an ancestor of it: no object is its own ancestor. Nothing is changed
   *   then
   */
  adopt(child: MyChild): void {
    void child
    throw notYet('adopt')
  }

  /**
   * Removes a child, which then has no parent, and lives on if something else holds it.
   *
   * @returns whether it was a child of this parent: a grandchild is not
   */
  removeChild(child: MyChild): boolean {
    void child
    throw notYet('removeChild')
  }
}

/** A child, which may have children of its own. Made with `new MyChild(name)`, it has no parent yet. */
export class MyChild extends MyParent {
  /** The parent itself, or `undefined` if it never had one or has none any more. Reading it keeps nothing alive. */
  get parent(): MyParent | undefined {
    throw notYet('parent')
  }

  /** The topmost ancestor that can be reached from parent to parent; without a parent, the child itself. */
  get root(): MyParent {
    throw notYet('root')
  }

  /** The names on the way from the root to this child, with slashes between them: `ann/bob/cem`. */
  get path(): string {
    throw notYet('path')
  }
}

function notYet(what: string): Error {
  return new Error(
    `Not written yet: ${what}. Start in parent-and-child.ts, with MyParent; README.md describes the task.`,
  )
}
