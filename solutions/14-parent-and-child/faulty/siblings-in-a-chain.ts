/**
 * The children of a parent are a chain in which each holds the next, instead of all being held by their parent: who
 * holds a child holds all that came after it.
 *
 * @fails does-not-keep-its-siblings nobody-is-left
 * @heldBy child (MyChild) → value for it in a WeakMap → .after (MyChild)
 */
interface Links {
  parent: WeakRef<MyParent> | undefined
  first: MyChild | undefined
  last: WeakRef<MyChild> | undefined
  before: WeakRef<MyChild> | undefined
  after: MyChild | undefined
}

const links = new WeakMap<MyParent, Links>()

function linksOf(member: MyParent): Links {
  const known = links.get(member)
  if (!known) throw new TypeError('This is no member of any family')
  return known
}

export class MyParent {
  readonly name: string

  constructor(name: string) {
    this.name = name
    links.set(this, { parent: undefined, first: undefined, last: undefined, before: undefined, after: undefined })
  }

  get children(): MyChild[] {
    const children: MyChild[] = []
    for (let child = linksOf(this).first; child; child = linksOf(child).after) children.push(child)
    return children
  }

  addChild(name: string): MyChild {
    const child = new MyChild(name)
    this.adopt(child)
    return child
  }

  adopt(child: MyChild): void {
    if (isOrDescendsFrom(this, child)) throw new RangeError('A child cannot be above itself')
    const old = child.parent
    if (old === this) return
    old?.removeChild(child)
    const own = linksOf(this)
    const last = own.last?.deref()
    const its = linksOf(child)
    its.parent = new WeakRef<MyParent>(this)
    its.before = own.last
    if (last) linksOf(last).after = child
    else own.first = child
    own.last = new WeakRef(child)
  }

  removeChild(child: MyChild): boolean {
    if (child.parent !== this) return false
    const own = linksOf(this)
    const its = linksOf(child)
    const before = its.before?.deref()
    if (before) linksOf(before).after = its.after
    else own.first = its.after
    if (its.after) linksOf(its.after).before = its.before
    else own.last = its.before
    its.parent = its.before = its.after = undefined
    return true
  }
}

export class MyChild extends MyParent {
  get parent(): MyParent | undefined {
    return linksOf(this).parent?.deref()
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

function isOrDescendsFrom(member: MyParent, ancestor: MyChild): boolean {
  if (member === ancestor) return true
  const parent = member instanceof MyChild ? member.parent : undefined
  return parent !== undefined && isOrDescendsFrom(parent, ancestor)
}
