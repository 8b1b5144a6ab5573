/**
 * A port of the chapter's notebook CircularReferenceExample: the same family step by step, with a collection before and after
 * the names are deleted, without a clean-up (`__del__`) and with one.
 */

class MyParent {
  readonly children: MyChild[] = []
}

class MyChild {
  readonly parent: MyParent

  constructor(parent: MyParent) {
    this.parent = parent
    parent.children.push(this)
  }
}

const said: string[] = []
const registry = new FinalizationRegistry((name: string) => {
  said.push(name)
})

/** Runs in a frame of its own, so that nothing it makes stays in the frame of an async caller. */
function family(withCleanUp: boolean) {
  const parent = new MyParent()
  const objects = { parent, 'child 1': new MyChild(parent), 'child 2': new MyChild(parent) }
  if (withCleanUp) for (const [name, object] of Object.entries(objects)) registry.register(object, name)
  const references = Object.entries(objects).map(([name, object]) => [name, new WeakRef<object>(object)] as const)
  // Stands for the notebook's variables: deleting a key is its `del`.
  const names = new Map<string, object>(Object.entries(objects))
  return { names, references }
}

async function collect(): Promise<void> {
  for (let turns = 0; turns < 3; turns++) {
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
    globalThis.gc?.()
  }
  await new Promise((resolve) => {
    setTimeout(resolve, 10)
  })
}

const count = (references: readonly (readonly [string, WeakRef<object>])[]) =>
  references.filter(([, reference]) => reference.deref() !== undefined).length

for (const withCleanUp of [false, true]) {
  console.log(`A parent and two children, ${withCleanUp ? 'with' : 'without'} a clean-up:`)
  const { names, references } = family(withCleanUp)
  await collect()
  console.log(`  gc.collect() before del: ${count(references)} of 3 alive`)
  names.delete('parent')
  await collect()
  console.log(`  del parent, gc.collect(): ${count(references)} alive, because the children have names and hold it`)
  names.clear()
  await collect()
  console.log(`  del child_1, child_2, gc.collect(): ${count(references)} alive`)
  if (withCleanUp) console.log(`  cleaned up: ${said.toSorted().join(', ')}`)
}

console.log(`
Notice: in Python 2, which the chapter uses, the family with __del__ stays forever, in gc.garbage. Python 3.4 and later collect
it (PEP 442), and V8 always has: it calls a FinalizationRegistry afterwards, in no promised order, when nothing can be saved.`)
