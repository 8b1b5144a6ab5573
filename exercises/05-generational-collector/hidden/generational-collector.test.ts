import { test } from 'vitest'
import { expect } from '#gc'
import { GenerationalHeap, type Handle } from '../generational-collector.ts'

/** Makes an object old: it survives two minor collections. */
function makeOld(heap: GenerationalHeap): Handle {
  const handle = heap.allocate()
  heap.minor()
  heap.minor()
  expect(heap.generation(handle), 'generation after two minor collections').toBe('old')
  return handle
}

/** Makes an object that only the field of another refers to. */
function child(heap: GenerationalHeap, parent: Handle, name: string): void {
  const handle = heap.allocate()
  heap.store(parent, name, handle)
  heap.release(handle)
}

/** How many objects a collection visits. */
function visits(heap: GenerationalHeap, collect: () => void): number {
  const before = heap.visited
  collect()
  return heap.visited - before
}

test('allocates-and-loads', () => {
  const heap = new GenerationalHeap()
  const [a, b] = [heap.allocate(), heap.allocate()]
  expect(heap.youngSize, 'young objects').toBe(2)
  expect(heap.oldSize, 'old objects').toBe(0)
  for (const name of ['next', '__proto__', 'constructor', '']) {
    expect(heap.load(a, name), `field ${JSON.stringify(name)} before it is stored`).toBe(undefined)
    heap.store(a, name, b)
    const loaded = heap.load(a, name)!
    expect(heap.same(loaded, b), `field ${JSON.stringify(name)} is b`).toBe(true)
    expect(loaded === b, 'load returns a handle of its own').toBe(false)
    heap.release(loaded)
    expect(heap.same(a, b), 'a is b').toBe(false)
  }
})

test('loaded-handle-is-a-root', () => {
  const heap = new GenerationalHeap()
  const parent = heap.allocate()
  child(heap, parent, 'x')
  const loaded = heap.load(parent, 'x')!
  heap.release(parent)
  expect(heap.minor(), 'freed while a loaded handle holds the child').toBe(1)
  heap.release(loaded)
  expect(heap.minor(), 'freed after its release').toBe(1)
})

test('overwrites-and-removes', () => {
  const heap = new GenerationalHeap()
  const parent = heap.allocate()
  child(heap, parent, 'x')
  child(heap, parent, 'x')
  child(heap, parent, 'y')
  expect(heap.minor(), 'freed after one of three was overwritten').toBe(1)
  heap.store(parent, 'y', null)
  expect(heap.load(parent, 'y'), 'a removed field').toBe(undefined)
  expect(heap.minor(), 'freed after one was removed').toBe(1)
})

test('minor-frees-young-garbage', () => {
  const heap = new GenerationalHeap()
  const [kept, a, b] = [heap.allocate(), heap.allocate(), heap.allocate()]
  child(heap, kept, 'x')
  heap.store(a, 'other', b)
  heap.store(b, 'other', a)
  heap.release(a)
  heap.release(b)
  expect(heap.youngSize, 'young objects before').toBe(4)
  expect(heap.minor(), 'freed, a cycle of two').toBe(2)
  expect(heap.youngSize, 'young objects after').toBe(2)
  expect(heap.minor(), 'freed the second time').toBe(0)
})

test('promotes-after-two', () => {
  const heap = new GenerationalHeap()
  const object = heap.allocate()
  heap.major()
  heap.major()
  heap.minor()
  expect(heap.generation(object), 'generation after two major collections and one minor').toBe('young')
  heap.minor()
  expect(heap.generation(object), 'generation after the second minor').toBe('old')
  expect([heap.youngSize, heap.oldSize], 'young and old objects').toEqual([0, 1])
})

test('barrier-keeps-young', () => {
  const heap = new GenerationalHeap()
  const old = makeOld(heap)
  child(heap, old, 'x')
  const x = heap.load(old, 'x')!
  child(heap, x, 'y')
  heap.release(x)
  for (let round = 1; round <= 3; round += 1) expect(heap.minor(), `freed in round ${round}`).toBe(0)
  expect([heap.youngSize, heap.oldSize], 'young and old objects').toEqual([0, 3])
})

test('promoted-object-is-remembered', () => {
  const heap = new GenerationalHeap()
  const parent = heap.allocate()
  heap.minor()
  child(heap, parent, 'x')
  expect(heap.minor(), 'freed in the collection that promotes the parent').toBe(0)
  expect([heap.generation(parent), heap.youngSize], 'the parent, and young objects').toEqual(['old', 1])
  expect(heap.minor(), 'freed in the collection after').toBe(0)
  expect([heap.youngSize, heap.oldSize], 'young and old objects').toEqual([0, 2])
})

test('overwritten-young-is-freed', () => {
  const heap = new GenerationalHeap()
  const old = makeOld(heap)
  child(heap, old, 'x')
  heap.store(old, 'x', null)
  expect(heap.minor(), 'freed after the only reference was removed').toBe(1)
})

test('minor-leaves-the-old', () => {
  const heap = new GenerationalHeap()
  const old = makeOld(heap)
  child(heap, old, 'x')
  heap.release(old)
  expect(heap.minor(), 'freed by minor: the old object is garbage, and nobody knows yet').toBe(0)
  expect(heap.major(), 'freed by major').toBe(2)
  expect([heap.youngSize, heap.oldSize], 'young and old objects').toEqual([0, 0])
})

test('major-frees-all-garbage', () => {
  const heap = new GenerationalHeap()
  const [a, kept] = [heap.allocate(), heap.allocate()]
  heap.minor()
  heap.minor()
  const b = heap.allocate()
  heap.store(a, 'b', b)
  heap.store(b, 'a', a)
  heap.store(b, 'kept', kept)
  child(heap, kept, 'young')
  heap.release(a)
  heap.release(b)
  expect(heap.major(), 'freed: a cycle of an old and a young object').toBe(2)
  expect([heap.youngSize, heap.oldSize], 'young and old objects').toEqual([1, 1])
  expect(heap.minor(), 'freed by a minor after: the barrier still knows').toBe(0)
})

test('major-forgets-the-dead', () => {
  const heap = new GenerationalHeap()
  const old = makeOld(heap)
  const young = heap.allocate()
  heap.store(old, 'x', young)
  heap.release(old)
  expect(heap.major(), 'freed: the old object').toBe(1)
  heap.release(young)
  expect(heap.minor(), 'freed: the young object, which nothing holds').toBe(1)
})

test('minor-work-follows-survivors', () => {
  const heap = new GenerationalHeap()
  const list = heap.allocate()
  for (let count = 0; count < 10; count += 1) child(heap, list, `item ${count}`)
  const shared = heap.load(list, 'item 0')!
  for (let count = 0; count < 5000; count += 1) heap.release(heap.allocate())
  for (let count = 1; count < 10; count += 1) {
    const item = heap.load(list, `item ${count}`)!
    heap.store(item, 'shared', shared)
    heap.release(item)
  }
  expect(
    visits(heap, () => heap.minor()),
    'visits, with 11 survivors and 5000 dead',
  ).toBe(11)
})

test('minor-work-ignores-the-old', () => {
  const heap = new GenerationalHeap()
  const root = heap.allocate()
  for (let count = 0; count < 1000; count += 1) child(heap, root, `item ${count}`)
  heap.minor()
  heap.minor()
  expect(heap.oldSize, 'old objects').toBe(1001)
  const young = heap.allocate()
  heap.store(young, 'old', root)
  expect(
    visits(heap, () => heap.minor()),
    'visits, with one survivor that refers to the old',
  ).toBe(1)
  heap.release(young)
  heap.store(root, 'item 0', root)
  expect(
    visits(heap, () => heap.minor()),
    'visits after an old object was stored in an old one',
  ).toBe(0)
})

test('remembered-set-shrinks', () => {
  const heap = new GenerationalHeap()
  const old = makeOld(heap)
  child(heap, old, 'x')
  const first = visits(heap, () => heap.minor())
  expect(first === 1 || first === 2, 'visits: the child, and the old object at most once').toBe(true)
  heap.minor()
  expect(heap.youngSize, 'young objects once the child is promoted').toBe(0)
  expect(
    visits(heap, () => heap.minor()),
    'visits when no old object refers to a young one',
  ).toBe(0)
})

test('major-visits-the-reachable', () => {
  const heap = new GenerationalHeap()
  const root = makeOld(heap)
  child(heap, root, 'x')
  heap.store(root, 'self', root)
  for (let count = 0; count < 100; count += 1) heap.release(heap.allocate())
  expect(
    visits(heap, () => heap.major()),
    'visits of a major collection, with 2 reachable objects',
  ).toBe(2)
})

test('refuses-released-handles', () => {
  const heap = new GenerationalHeap()
  const [kept, gone] = [heap.allocate(), heap.allocate()]
  heap.store(kept, 'x', kept)
  heap.release(gone)
  const uses: [string, () => unknown][] = [
    ['store from', () => heap.store(gone, 'x', kept)],
    ['store of', () => heap.store(kept, 'x', gone)],
    ['load', () => heap.load(gone, 'x')],
    ['same', () => heap.same(kept, gone)],
    ['generation', () => heap.generation(gone)],
    ['release', () => heap.release(gone)],
  ]
  for (const [what, use] of uses) {
    expect(use, `${what} a released handle`).toThrow(ReferenceError, /\w/)
    expect(messageOf(use).includes('released') ? 'says so' : messageOf(use), `${what} a released handle`).toBe(
      'says so',
    )
  }
  expect(heap.same(heap.load(kept, 'x')!, kept), 'the field is unchanged').toBe(true)
})

test('refuses-what-is-no-handle', () => {
  const heap = new GenerationalHeap()
  const kept = heap.allocate()
  const foreign = new GenerationalHeap().allocate()
  expect(() => heap.store(kept, 'x', foreign), 'store of a handle of another heap').toThrow(ReferenceError, /\w/)
  for (const wrong of [undefined, 1, 'kept', {}]) {
    const handle = wrong as unknown as Handle
    expect(() => heap.load(handle, 'x'), `load from ${JSON.stringify(wrong)}`).toThrow(TypeError, /\w/)
    expect(() => heap.store(kept, 'x', handle), `store of ${JSON.stringify(wrong)}`).toThrow(TypeError, /\w/)
    expect(() => heap.release(handle), `release of ${JSON.stringify(wrong)}`).toThrow(TypeError, /\w/)
  }
  expect(heap.load(kept, 'x'), 'the field').toBe(undefined)
})

test('deep-lists', () => {
  const heap = new GenerationalHeap()
  let head = heap.allocate()
  for (let count = 1; count < 100_000; count += 1) {
    const next = heap.allocate()
    heap.store(next, 'tail', head)
    heap.release(head)
    head = next
  }
  expect(heap.minor(), 'freed by minor').toBe(0)
  expect(heap.major(), 'freed by major').toBe(0)
  heap.minor()
  expect(heap.oldSize, 'old objects').toBe(100_000)
  heap.release(head)
  expect(heap.major(), 'freed after the head was released').toBe(100_000)
})

/** What the error of a call says. */
function messageOf(use: () => unknown): string {
  try {
    use()
  } catch (error) {
    return error instanceof Error ? error.message : 'no Error'
  }
  return 'nothing thrown'
}

/** An object of the model; its field holds what the heap's field should refer to. */
interface Model {
  old: boolean
  age: number
  fields: Map<string, Model>
}

/** All that can be reached from the starts. */
function reachable(starts: Iterable<Model>): Set<Model> {
  const found = new Set(starts)
  for (const model of found) for (const target of model.fields.values()) found.add(target)
  return found
}

/** Random numbers from a seed (mulberry32). */
function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

function story(seed: number): void {
  const next = random(seed)
  const heap = new GenerationalHeap()
  let all: Model[] = []
  const handles: { handle: Handle; model: Model }[] = []
  const pick = () => handles[next(handles.length)]!
  const keep = (reached: Set<Model>) => {
    const before = all.length
    all = all.filter((model) => reached.has(model))
    return before - all.length
  }
  for (let step = 0; step < 400; step += 1) {
    const at = `seed ${seed}, step ${step}`
    const action = next(14)
    if (action < 4 || handles.length < 2) {
      const model = { old: false, age: 0, fields: new Map<string, Model>() }
      all.push(model)
      handles.push({ handle: heap.allocate(), model })
    } else if (action < 7) {
      const [from, to, name] = [pick(), pick(), `field ${next(3)}`]
      heap.store(from.handle, name, to.handle)
      from.model.fields.set(name, to.model)
    } else if (action === 7) {
      const [from, name] = [pick(), `field ${next(3)}`]
      heap.store(from.handle, name, null)
      from.model.fields.delete(name)
    } else if (action === 8) {
      const from = pick()
      const name = `field ${next(3)}`
      const model = from.model.fields.get(name)
      const handle = heap.load(from.handle, name)
      expect(handle !== undefined, `${at}: the field is there`).toBe(model !== undefined)
      if (handle && model) {
        handles.push({ handle, model })
        const other = pick()
        expect(heap.same(handle, other.handle), `${at}: same`).toBe(model === other.model)
      }
    } else if (action < 11) {
      const [gone] = handles.splice(next(handles.length), 1)
      heap.release(gone!.handle)
    } else if (next(5) > 1) {
      const old = all.filter((model) => model.old)
      const reached = reachable([...handles.map(({ model }) => model), ...old])
      expect(heap.minor(), `${at}: freed by minor`).toBe(keep(reached))
      for (const model of all) {
        model.age += 1
        model.old = model.age >= 2
      }
    } else {
      const reached = reachable(handles.map(({ model }) => model))
      const count = visits(heap, () => expect(heap.major(), `${at}: freed by major`).toBe(keep(reached)))
      expect(count, `${at}: visits of major`).toBe(reached.size)
    }
    const old = all.filter((model) => model.old).length
    expect([heap.youngSize, heap.oldSize], `${at}: young and old objects`).toEqual([all.length - old, old])
  }
}

test('random-stories', () => {
  for (let seed = 1; seed <= 100; seed += 1) story(seed)
})
