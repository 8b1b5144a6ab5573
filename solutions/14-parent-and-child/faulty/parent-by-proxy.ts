/**
 * Gives a proxy of the parent, as `weakref.proxy` would be in Python: it can do what the parent can, and is another
 * object.
 *
 * @fails adds-children children-have-children removes-children moves-children takes-in-an-orphan refuses-circles
 * knows-root-and-path reaches-a-living-parent a-parent-keeps-its-children holding-the-middle holding-the-top
 * a-survivor-is-adopted
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

  static {
    setParent = (child, parent) => {
      child.#parent = parent && new WeakRef(parent)
    }
  }

  get parent(): MyParent | undefined {
    const parent = this.#parent?.deref()
    return parent && standInFor(parent)
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

function standInFor(parent: MyParent): MyParent {
  return new Proxy(parent, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key, target)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
}

function* upwardsFrom(somebody: MyParent): Generator<MyParent, undefined> {
  let current: MyParent | undefined = somebody
  while (current) {
    yield current
    current = current instanceof MyChild ? current.parent : undefined
  }
}
