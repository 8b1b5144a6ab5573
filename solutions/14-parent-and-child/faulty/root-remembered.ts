/**
 * A child remembers its root when it has been asked for it, lest it go the whole way again: who asks, holds.
 *
 * @fails does-not-keep-its-siblings knows-root-and-path a-moved-child-leaves-its-parent holding-the-youngest
 * holding-the-middle
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
  #known: { parent: WeakRef<MyParent> | undefined; root: MyParent } | undefined

  static {
    setParent = (child, parent) => {
      child.#parent = parent && new WeakRef(parent)
    }
  }

  get parent(): MyParent | undefined {
    return this.#parent?.deref()
  }

  get root(): MyParent {
    if (this.#known && this.#known.parent === this.#parent) return this.#known.root
    const root = this.parent instanceof MyChild ? this.parent.root : (this.parent ?? this)
    this.#known = { parent: this.#parent, root }
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
