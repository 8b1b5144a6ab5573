/**
 * Hands out objects that only inherit from those that were made, and keeps the latter for ever: the stand-ins come
 * and go as they should.
 *
 * @fails nobody-is-left families-hold-level
 */
const hoard: object[] = []
const names = new WeakMap<MyParent, string>()
const childrenOf = new WeakMap<MyParent, MyChild[]>()
const parentOf = new WeakMap<MyChild, WeakRef<MyParent>>()

export class MyParent {
  constructor(name: string) {
    hoard.push(this)
    const standIn = Object.create(this) as this
    names.set(standIn, name)
    return standIn
  }

  get name(): string {
    return names.get(this) ?? ''
  }

  get children(): MyChild[] {
    return [...(childrenOf.get(this) ?? [])]
  }

  addChild(name: string): MyChild {
    const child = new MyChild(name)
    this.adopt(child)
    return child
  }

  adopt(child: MyChild): void {
    // oxlint-disable-next-line typescript/no-this-alias -- it walks upwards from here
    for (let above: MyParent | undefined = this; above; above = above instanceof MyChild ? above.parent : undefined) {
      if (above === child) throw new RangeError('nobody is his own ancestor')
    }
    if (child.parent === this) return
    child.parent?.removeChild(child)
    childrenOf.set(this, [...this.children, child])
    parentOf.set(child, new WeakRef(this))
  }

  removeChild(child: MyChild): boolean {
    if (child.parent !== this) return false
    childrenOf.set(
      this,
      this.children.filter((other) => other !== child),
    )
    return parentOf.delete(child)
  }
}

export class MyChild extends MyParent {
  get parent(): MyParent | undefined {
    return parentOf.get(this)?.deref()
  }

  get root(): MyParent {
    const { parent } = this
    return parent instanceof MyChild ? parent.root : (parent ?? this)
  }

  get path(): string {
    const { parent } = this
    if (!parent) return this.name
    return `${parent instanceof MyChild ? parent.path : parent.name}/${this.name}`
  }
}
