/**
 * Children hold their parent, and parents hold their children weakly: who lets go of a child while holding the parent
 * loses it.
 *
 * @fails does-not-keep-its-parent does-not-keep-its-siblings the-parent-first a-parent-keeps-its-children
 * a-removed-child-is-let-go a-moved-child-leaves-its-parent a-moved-child-is-left holding-the-youngest
 * holding-the-middle holding-the-top a-survivor-is-adopted fifty-families generations-are-let-go
 */
export class MyParent {
  readonly name: string
  #children: WeakRef<MyChild>[] = []

  constructor(name: string) {
    this.name = name
  }

  get children(): MyChild[] {
    return this.#children.flatMap((reference) => reference.deref() ?? [])
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
    if (!this.children.includes(child)) this.#children.push(new WeakRef(child))
    setParent(child, this)
  }

  removeChild(child: MyChild): boolean {
    if (!this.children.includes(child)) return false
    this.#children = this.#children.filter((reference) => reference.deref() !== child)
    setParent(child, undefined)
    return true
  }
}

let setParent: (child: MyChild, parent: MyParent | undefined) => void

export class MyChild extends MyParent {
  #parent: MyParent | undefined

  static {
    setParent = (child, parent) => {
      child.#parent = parent
    }
  }

  get parent(): MyParent | undefined {
    return this.#parent
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
