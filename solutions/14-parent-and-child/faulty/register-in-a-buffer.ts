/**
 * Enters everyone who is made in a register outside the JavaScript heap, and strikes no one off.
 *
 * @fails nobody-is-left families-hold-level
 */
/** Somebody who may have children. */
export class MyParent {
  readonly name: string
  readonly #children = new Set<MyChild>()

  constructor(name: string) {
    this.name = name
    enter(name)
  }

  /** The children, in the order in which they came. */
  get children(): MyChild[] {
    return [...this.#children]
  }

  /** Makes a child of this parent. */
  addChild(name: string): MyChild {
    const child = new MyChild(name)
    this.adopt(child)
    return child
  }

  /** Takes in a child, wherever it was before. */
  adopt(child: MyChild): void {
    for (const ancestor of upwardsFrom(this)) {
      if (ancestor === child) throw new RangeError(`${child.name} cannot become its own ancestor`)
    }
    if (child.parent !== this) child.parent?.removeChild(child)
    this.#children.add(child)
    setParent(child, this)
  }

  /** Lets a child go, and tells whether it was here. */
  removeChild(child: MyChild): boolean {
    if (!this.#children.delete(child)) return false
    setParent(child, undefined)
    return true
  }
}

/** For `MyParent` alone: who has a child sets its parent, and nobody else does. */
let setParent: (child: MyChild, parent: MyParent | undefined) => void

/** A child, which may have children of its own. */
export class MyChild extends MyParent {
  /** Weak, and the only way up: whoever holds a child holds what is below it, and nothing above. */
  #parent: WeakRef<MyParent> | undefined

  static {
    setParent = (child, parent) => {
      child.#parent = parent && new WeakRef(parent)
    }
  }

  /** The parent, or `undefined` if there is none, or none any more. */
  get parent(): MyParent | undefined {
    return this.#parent?.deref()
  }

  /** The oldest ancestor that can be reached; without a parent, the child itself. */
  get root(): MyParent {
    return upwardsFrom(this).reduce((_, ancestor) => ancestor)
  }

  /** The names on the way from the root to this child, with slashes between them. */
  get path(): string {
    const names = Array.from(upwardsFrom(this), ({ name }) => name)
    return names.toReversed().join('/')
  }
}

/** Somebody, the parent, its parent, and so on. */
function* upwardsFrom(somebody: MyParent): Generator<MyParent, undefined> {
  let current: MyParent | undefined = somebody
  while (current) {
    yield current
    current = current instanceof MyChild ? current.parent : undefined
  }
}

const register = new ArrayBuffer(0, { maxByteLength: 2 ** 26 })

/** A resizable buffer stays one and the same object, however long it gets. */
function enter(name: string): void {
  const end = register.byteLength
  register.resize(end + 8)
  new Uint8Array(register, end).set([...name].slice(0, 8).map((letter) => letter.charCodeAt(0)))
}
