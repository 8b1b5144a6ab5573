/**
 * A parent is asked for from everybody who is adopted: one who has none, or whose parent is dead, cannot be.
 *
 * @fails takes-in-an-orphan a-survivor-is-adopted families-hold-level
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
    this.#children.add(child)
    setParent(child, this)
    return child
  }

  adopt(child: MyChild): void {
    for (const ancestor of upwardsFrom(this)) {
      if (ancestor === child) throw new RangeError(`${child.name} cannot become its own ancestor`)
    }
    if (child.parent === undefined) throw new TypeError("it is nobody's child")
    if (child.parent !== this) child.parent.removeChild(child)
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

  static {
    setParent = (child, parent) => {
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
