/**
 * A child that moves remembers where it was, lest it want to go back: the parents that it left are held.
 *
 * @fails a-moved-child-leaves-its-parent families-hold-level
 */
export class MyParent {
  readonly name: string
  readonly #children = new Set<MyChild>()

  constructor(name: string) {
    this.name = name
  }

  get children(): MyChild[] {
    return [...this.#children]
  }

  addChild(name: string): MyChild {
    const child = new MyChild(name)
    this.adopt(child)
    return child
  }

  adopt(child: MyChild): void {
    for (const ancestor of upwardsFrom(this)) {
      if (ancestor === child) throw new RangeError(`${child.name} cannot become its own ancestor`)
    }
    if (child.parent !== this) child.parent?.removeChild(child)
    this.#children.add(child)
    setParent(child, this)
  }

  removeChild(child: MyChild): boolean {
    if (!this.#children.delete(child)) return false
    setParent(child, undefined)
    return true
  }
}

let setParent: (child: MyChild, parent: MyParent | undefined) => void

export class MyChild extends MyParent {
  #parent: WeakRef<MyParent> | undefined
  readonly #old: MyParent[] = []

  static {
    setParent = (child, parent) => {
      if (child.parent) child.#old.push(child.parent)
      child.#parent = parent && new WeakRef(parent)
    }
  }

  get parent(): MyParent | undefined {
    return this.#parent?.deref()
  }

  get root(): MyParent {
    let root: MyParent = this
    for (const ancestor of upwardsFrom(this)) root = ancestor
    return root
  }

  get path(): string {
    const names: string[] = []
    for (const { name } of upwardsFrom(this)) names.unshift(name)
    return names.join('/')
  }
}

function* upwardsFrom(somebody: MyParent): Generator<MyParent, undefined> {
  let current: MyParent | undefined = somebody
  while (current) {
    yield current
    current = current instanceof MyChild ? current.parent : undefined
  }
}
