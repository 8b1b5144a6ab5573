/**
 * A port of the chapter's memcount.py: fifty families, one after another, each child with an array of 100,000 numbers. With plain
 * references memory grows in Python 2, where classes with `__del__` in a circle are never collected; with weakref.proxy it stays
 * level. V8 has no trouble with circles, so here the families leak only where something still holds one child.
 */

const FAMILIES = 50
const CHILDREN = 3
const NUMBERS = 100_000

class MyParent {
  readonly children: MyChild[] = []
}

class MyChild {
  readonly numbers = new Float64Array(NUMBERS)
  readonly parent: () => MyParent | undefined

  constructor(parent: () => MyParent | undefined) {
    this.parent = parent
  }
}

// Stand apart because closures made in one call share their scope: the weak one would hold the parent too.
const plainly = (parent: MyParent) => () => parent
const weakly = (parent: MyParent) => {
  const reference = new WeakRef(parent)
  return () => reference.deref()
}

function family(hold: (parent: MyParent) => () => MyParent | undefined): MyChild {
  const parent = new MyParent()
  for (let n = 0; n < CHILDREN; n++) parent.children.push(new MyChild(hold(parent)))
  return parent.children[0] as MyChild
}

async function megabytes(): Promise<number> {
  for (let times = 0; times < 2; times++) {
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
    globalThis.gc?.()
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return Math.round((heapUsed + arrayBuffers) / 1e6)
}

async function grow(weak: boolean, keep: boolean): Promise<void> {
  const kept: MyChild[] = []
  const readings: number[] = []
  for (let n = 1; n <= FAMILIES; n++) {
    const child = family(weak ? weakly : plainly)
    if (keep) kept.push(child)
    if (n % 10 === 0) readings.push(await megabytes())
  }
  const how = `${weak ? 'weak' : 'plain'} references, ${keep ? 'one child of each kept' : 'nothing kept'}`
  console.log(`${how.padEnd(42)} ${readings.map((reading) => `${reading} MB`.padStart(7)).join('')}`)
}

console.log(`Memory after 10, 20, 30, 40 and 50 families of ${CHILDREN} children, each child with 0.8 MB:`)
await grow(false, false)
await grow(true, false)
await grow(false, true)
await grow(true, true)

console.log(`
Notice: the circle itself costs V8 nothing (first line). But with plain references each kept child keeps its parent, and so
its siblings (third line): that grows three times as fast as the fourth line, where a child reaches its parent without holding it.`)
