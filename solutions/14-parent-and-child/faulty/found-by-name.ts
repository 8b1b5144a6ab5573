/**
 * A table at the top of the module finds parents by name. The last one of each name is never let go.
 *
 * @fails does-not-keep-its-parent does-not-keep-its-siblings the-parent-first holding-the-youngest holding-the-middle
 * a-survivor-is-adopted fifty-families generations-are-let-go a-removed-child-is-let-go the-whole-family-at-once
 * a-moved-child-leaves-its-parent a-moved-child-is-left nobody-is-left
 */
const byName = new Map<string, MyParent>()

export class MyParent {
  readonly name: string
  readonly #children = new Set<MyChild>()

  constructor(name: string) {
    this.name = name
    byName.set(name, this)
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
