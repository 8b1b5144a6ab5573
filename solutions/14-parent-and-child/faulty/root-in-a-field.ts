/**
 * The parent is held weakly, and the root, found when the child came, by a field: it is the parent of most.
 *
 * @fails does-not-keep-its-parent does-not-keep-its-siblings the-parent-first holding-the-youngest holding-the-middle
 * a-survivor-is-adopted fifty-families nobody-is-left generations-are-let-go knows-root-and-path
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
  #root: MyParent | undefined

  static {
    setParent = (child, parent) => {
      child.#parent = parent && new WeakRef(parent)
      child.#root = parent instanceof MyChild ? parent.root : parent
    }
  }

  get parent(): MyParent | undefined {
    return this.#parent?.deref()
  }

  get root(): MyParent {
    return this.#root ?? this
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
