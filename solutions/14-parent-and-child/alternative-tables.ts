// The family is kept outside its members, in two tables. A WeakMap is weak in its keys alone, so what stands under a parent
// is kept by that parent, which is right for children; what stands under a child is a weak reference, or the child would
// keep its parent. Lists are never changed, only replaced.

const childrenOf = new WeakMap<MyParent, readonly MyChild[]>()
const parentOf = new WeakMap<MyChild, WeakRef<MyParent>>()

/** Somebody who may have children. */
export class MyParent {
  readonly #name: string

  constructor(name: string) {
    this.#name = name
  }

  get name(): string {
    return this.#name
  }

  /** The children, in the order in which they came. */
  get children(): MyChild[] {
    return (childrenOf.get(this) ?? []).slice()
  }

  /** Makes a child of this parent. */
  addChild(name: string): MyChild {
    return enter(new MyChild(name), this)
  }

  /** Takes in a child, wherever it was before. */
  adopt(child: MyChild): void {
    if (isAbove(child, this)) throw new RangeError(`${child.path} cannot go below itself`)
    if (child.parent === this) return
    child.parent?.removeChild(child)
    enter(child, this)
  }

  /** Lets a child go, and tells whether it was here. */
  removeChild(child: MyChild): boolean {
    if (child.parent !== this) return false
    childrenOf.set(
      this,
      this.children.filter((other) => other !== child),
    )
    return parentOf.delete(child)
  }
}

/** A child, which may have children of its own. */
export class MyChild extends MyParent {
  /** The parent, or `undefined` if there is none, or none any more. */
  get parent(): MyParent | undefined {
    return parentOf.get(this)?.deref()
  }

  /** The oldest ancestor that can be reached; without a parent, the child itself. */
  get root(): MyParent {
    const parent = this.parent ?? this
    return parent instanceof MyChild && parent !== this ? parent.root : parent
  }

  /** The names on the way from the root to this child, with slashes between them. */
  get path(): string {
    const { parent } = this
    if (!parent) return this.name
    return `${parent instanceof MyChild ? parent.path : parent.name}/${this.name}`
  }
}

function enter(child: MyChild, parent: MyParent): MyChild {
  childrenOf.set(parent, [...parent.children, child])
  parentOf.set(child, new WeakRef(parent))
  return child
}

function isAbove(upper: MyParent, lower: MyParent | undefined): boolean {
  if (upper === lower) return true
  return lower instanceof MyChild && isAbove(upper, lower.parent)
}
