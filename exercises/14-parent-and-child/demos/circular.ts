/**
 * A port of the chapter's circular.py: a parent with two children, which hold it by a plain reference, a weak one or a proxy.
 * The script counts references at each step; V8 counts none, so this prints after each step which objects are still alive.
 */

type Hold = (parent: MyParent) => { parent: () => MyParent | undefined }

class MyChild {
  readonly #held: ReturnType<Hold>

  constructor(parent: MyParent, hold: Hold) {
    this.#held = hold(parent)
  }

  get parent(): MyParent | undefined {
    return this.#held.parent()
  }
}

class MyParent {
  readonly children: MyChild[] = []
  readonly #hold: Hold

  constructor(hold: Hold) {
    this.#hold = hold
  }

  addChild(): MyChild {
    const child = new MyChild(this, this.#hold)
    this.children.push(child)
    return child
  }
}

const ways: Record<string, Hold> = {
  'a plain reference': (parent) => ({ parent: () => parent }),
  'a weak reference': (parent) => {
    const reference = new WeakRef(parent)
    return { parent: () => reference.deref() }
  },
  'a proxy': (parent) => {
    const reference = new WeakRef(parent)
    const proxy = new Proxy({} as MyParent, {
      get: (_, key) => {
        const target = reference.deref()
        if (!target) throw new ReferenceError('weakly-referenced object no longer exists')
        return Reflect.get(target, key)
      },
    })
    return { parent: () => proxy }
  },
}

/** Runs in a frame of its own, so that nothing it makes stays in the frame of an async caller. */
function family(hold: Hold) {
  const parent = new MyParent(hold)
  const children = [parent.addChild(), parent.addChild()]
  return { parent: new WeakRef(parent), children, references: children.map((child) => new WeakRef(child)) }
}

async function collect(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve)
  })
  globalThis.gc?.()
}

/** Describes the parent of a child, or the error of asking for it. */
function parentOf(child: MyChild | undefined): string {
  try {
    const parent = child?.parent
    return parent === undefined ? 'is undefined' : `has ${parent.children.length} children`
  } catch (error) {
    return `cannot be asked: ${String(error)}`
  }
}

const life = (reference: WeakRef<object>) => (reference.deref() ? 'alive' : 'gone')

for (const [way, hold] of Object.entries(ways)) {
  console.log(`Children that hold their parent by ${way}:`)
  const { parent, children, references } = family(hold)
  console.log('  made, with a name for each child and none for the parent')
  await collect()
  console.log(`  after a collection, the parent is ${life(parent)}`)
  console.log(`  the first child's parent ${parentOf(children[0])}`)
  children.length = 0
  await collect()
  console.log(`  the children dropped too: ${references.map(life).join(', ')}, and the parent is ${life(parent)}`)
}

console.log(`
Notice: a child that holds its parent keeps the whole family alive. Once nothing holds a child, V8's next collection frees the
circle like anything else; CPython's counts never fall to zero there, so what circular.py asserts is true of the weak forms only.`)
