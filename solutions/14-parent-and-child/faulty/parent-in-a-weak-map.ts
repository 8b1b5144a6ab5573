/**
 * A WeakMap from child to parent. It is weak in its keys alone: as long as the child lives, it holds the parent.
 *
 * @fails does-not-keep-its-parent does-not-keep-its-siblings the-parent-first holding-the-youngest holding-the-middle
 * a-survivor-is-adopted fifty-families nobody-is-left generations-are-let-go
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

const parents = new WeakMap<MyChild, MyParent>()

let setParent: (child: MyChild, parent: MyParent | undefined) => void

export class MyChild extends MyParent {
  static {
    setParent = (child, parent) => {
      if (parent) parents.set(child, parent)
      else parents.delete(child)
    }
  }

  get parent(): MyParent | undefined {
    return parents.get(this)
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
