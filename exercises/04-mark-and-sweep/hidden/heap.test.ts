import { test } from 'vitest'
import { expect, pinned } from '#gc'
import { type Handle, MarkSweepHeap } from '../mark-and-sweep.ts'

const MILLION = 1_000_000
const WIDE = 300_000

/** Objects of one slot, each of which refers to the next. The handle is to the first, the only one. */
function chain(heap: MarkSweepHeap, length: number): Handle {
  let first = heap.allocate(1)
  for (let made = 1; made < length; made++) {
    const next = heap.allocate(1)
    heap.set(next, 0, first)
    heap.release(first)
    first = next
  }
  return first
}

/** Objects of one slot in a circle, with handles to all of them. */
function circle(heap: MarkSweepHeap, length: number): Handle[] {
  const handles = Array.from({ length }, () => heap.allocate(1))
  for (const [index, handle] of handles.entries()) heap.set(handle, 0, handles[(index + 1) % length])
  return handles
}

function releaseAll(heap: MarkSweepHeap, handles: readonly Handle[]): void {
  for (const handle of handles) heap.release(handle)
}

test('keeps-what-a-handle-holds', () => {
  const heap = new MarkSweepHeap()
  expect(heap.size, 'size of a new heap').toBe(0)
  expect(heap.collect(), 'what collect returned for a new heap').toBe(0)
  const [a, b] = [heap.allocate(0), heap.allocate(2)]
  expect(heap.size, 'size with two objects').toBe(2)
  expect(heap.collect(), 'what collect returned while both have handles').toBe(0)
  expect(heap.collect(), 'what the next collect returned').toBe(0)
  expect(heap.size, 'size after that').toBe(2)
  expect([heap.isSame(a, a), heap.isSame(a, b)], 'isSame of a with itself, and with another').toEqual([true, false])
})

test('frees-what-no-root-leads-to', () => {
  const heap = new MarkSweepHeap()
  const handles = Array.from({ length: 5 }, () => heap.allocate(1))
  releaseAll(heap, handles.slice(0, 3))
  expect(heap.size, 'size before the collection').toBe(5)
  expect(heap.collect(), 'what collect returned').toBe(3)
  expect(heap.size, 'size after the collection').toBe(2)
  expect(heap.collect(), 'what the next collect returned').toBe(0)
  releaseAll(heap, handles.slice(3))
  expect([heap.collect(), heap.size], 'what the last collect returned, and size').toEqual([2, 0])
})

test('frees-circles', () => {
  const heap = new MarkSweepHeap()
  for (const length of [1, 2, 10]) {
    const handles = circle(heap, length)
    releaseAll(heap, handles.slice(1))
    expect(heap.collect(), `what collect returned while a circle of ${length} has one handle`).toBe(0)
    releaseAll(heap, handles.slice(0, 1))
    expect(heap.collect(), `what collect returned when that was released`).toBe(length)
  }
})

test('keeps-what-roots-lead-to', () => {
  const heap = new MarkSweepHeap()
  const root = heap.allocate(3)
  const [left, right, shared] = [heap.allocate(1), heap.allocate(2), chain(heap, 10)]
  heap.set(root, 0, left)
  heap.set(root, 2, right)
  heap.set(left, 0, shared)
  heap.set(right, 1, shared)
  releaseAll(heap, [left, right, shared])
  expect(heap.collect(), 'what collect returned while the root has a handle').toBe(0)
  heap.set(root, 0, undefined)
  expect(heap.collect(), 'what collect returned when one of two ways to the shared objects was cut').toBe(1)
  heap.set(root, 2, undefined)
  expect(heap.collect(), 'what collect returned when the other was cut, too').toBe(11)
  expect(heap.size, 'size').toBe(1)
})

test('each-handle-is-a-root', () => {
  const heap = new MarkSweepHeap()
  const parent = heap.allocate(1)
  const child = heap.allocate(0)
  heap.set(parent, 0, child)
  const [first, second] = [heap.get(parent, 0) as Handle, heap.get(parent, 0) as Handle]
  expect(
    [heap.isSame(first, child), first === second],
    'isSame of what get returned, and whether it was one handle twice',
  ).toEqual([true, false])
  releaseAll(heap, [parent, child, first])
  expect(heap.collect(), 'what collect returned while the second handle from get is there').toBe(1)
  expect(heap.isSame(second, second), 'isSame of that handle').toBe(true)
  heap.release(second)
  expect(heap.collect(), 'what collect returned when it was released').toBe(1)
})

test('slots-can-be-written-again', () => {
  const heap = new MarkSweepHeap()
  const [object, a, b] = [heap.allocate(2), heap.allocate(0), heap.allocate(0)]
  expect([heap.get(object, 0), heap.get(object, 1)], 'what get returned for new slots').toEqual([undefined, undefined])
  heap.set(object, 1, a)
  expect(heap.get(object, 0), 'get of the slot that was not written').toBe(undefined)
  heap.set(object, 1, b)
  const seen = heap.get(object, 1) as Handle
  expect(heap.isSame(seen, b), 'isSame of what a slot refers to that was written twice, and the second').toBe(true)
  releaseAll(heap, [a, b, seen])
  expect(heap.collect(), 'what collect returned').toBe(1)
  heap.set(object, 1, object)
  expect(heap.collect(), 'what collect returned when the slot refers to its own object').toBe(1)
  heap.release(object)
  expect([heap.collect(), heap.size], 'what the last collect returned, and size').toEqual([1, 0])
})

test('marks-the-living-and-sweeps-all', () => {
  const heap = new MarkSweepHeap()
  expect([heap.work.marked, heap.work.swept], 'work before any collection').toEqual([0, 0])
  const kept = chain(heap, 30)
  heap.release(chain(heap, 500))
  heap.collect()
  expect([heap.work.marked, heap.work.swept], 'marked and swept, with 30 living objects and 500 dead ones').toEqual([
    30, 530,
  ])
  heap.collect()
  expect([heap.work.marked, heap.work.swept], 'marked and swept, in the next collection').toEqual([30, 30])
  heap.release(kept)
  heap.collect()
  expect([heap.work.marked, heap.work.swept], 'marked and swept, without a root').toEqual([0, 30])
})

test('marks-each-object-once', () => {
  const heap = new MarkSweepHeap()
  const handles = Array.from({ length: 20 }, () => heap.allocate(20))
  for (const from of handles) for (const [slot, to] of handles.entries()) heap.set(from, slot, to)
  releaseAll(heap, handles.slice(0, 18))
  expect(heap.collect(), 'what collect returned for twenty objects that all refer to each other').toBe(0)
  expect(heap.work.marked, 'marked, with two handles and 400 references').toBe(20)
})

test('a-million-deep', () => {
  const heap = new MarkSweepHeap()
  const first = chain(heap, MILLION)
  expect(heap.collect(), 'what collect returned while the first has a handle').toBe(0)
  expect(heap.work.marked, 'marked').toBe(MILLION)
  heap.release(first)
  expect(heap.collect(), 'what collect returned when that was released').toBe(MILLION)
})

test('many-slots', () => {
  const heap = new MarkSweepHeap()
  const table = heap.allocate(WIDE)
  for (let slot = 0; slot < WIDE; slot++) {
    const item = heap.allocate(0)
    heap.set(table, slot, item)
    heap.release(item)
  }
  expect(heap.collect(), 'what collect returned while the table has a handle').toBe(0)
  expect([heap.work.marked, heap.work.swept], 'marked and swept').toEqual([WIDE + 1, WIDE + 1])
  heap.release(table)
  expect(heap.collect(), 'what collect returned when that was released').toBe(WIDE + 1)
})

test('leaves-nothing-behind', async () => {
  const heap = pinned('heap', new MarkSweepHeap())
  const kept = circle(heap, 3)
  await expect(() => {
    const [one, other] = circle(heap, 2) as [Handle, Handle]
    const again = heap.get(one, 0) as Handle
    releaseAll(heap, [one, other, again])
    heap.collect()
  }, 'making, releasing and collecting two objects').toHoldLevel()
  expect([heap.size, heap.isSame(kept[0]!, kept[1]!)], 'size after that, and isSame of two that were kept').toEqual([
    3,
    false,
  ])
})

test('refuses-a-released-handle', () => {
  const heap = new MarkSweepHeap()
  const [released, other] = [heap.allocate(1), heap.allocate(1)]
  const again = heap.get(other, 0)
  expect(again, 'get of a new slot').toBe(undefined)
  heap.set(other, 0, released)
  heap.release(released)
  const uses: readonly [string, () => unknown][] = [
    ['set', () => heap.set(released, 0, undefined)],
    ['set as the target', () => heap.set(other, 0, released)],
    ['get', () => heap.get(released, 0)],
    ['isSame', () => heap.isSame(other, released)],
    ['release', () => heap.release(released)],
  ]
  for (const [method, use] of uses) expect(use, `${method} of a released handle`).toThrow(ReferenceError, /\w/)
  expect(heap.collect(), 'what collect returned while a slot refers to its object').toBe(0)
})

test('refuses-the-wrong-kind', () => {
  const heap = new MarkSweepHeap()
  const object = heap.allocate(2)
  for (const slot of [2, -1, 0.5, Number.NaN, 'length' as unknown as number]) {
    expect(() => heap.get(object, slot), `get of slot ${String(slot)}`).toThrow(RangeError, /\w/)
    expect(() => heap.set(object, slot, object), `set of slot ${String(slot)}`).toThrow(RangeError, /\w/)
  }
  for (const slots of [-1, 1.5, Number.NaN, Infinity])
    expect(() => heap.allocate(slots), `allocate(${slots})`).toThrow(RangeError, /\w/)
  const strangers = [new MarkSweepHeap().allocate(1), { isHandle: true }, undefined, null, 1] as readonly unknown[]
  for (const stranger of strangers as readonly Handle[]) {
    expect(() => heap.get(stranger, 0), 'get of what is no handle of this heap').toThrow(TypeError, /\w/)
    expect(() => heap.release(stranger), 'release of what is no handle of this heap').toThrow(TypeError, /\w/)
    expect(() => heap.isSame(object, stranger), 'isSame with what is no handle of this heap').toThrow(TypeError, /\w/)
    if (stranger !== undefined) {
      expect(() => heap.set(object, 0, stranger), 'set to what is no handle of this heap').toThrow(TypeError, /\w/)
    }
  }
  expect([heap.size, heap.get(object, 0), heap.get(object, 1)], 'size and slots after all that').toEqual([
    1,
    undefined,
    undefined,
  ])
})

/** Numbers that look random and are the same for a seed. (Mulberry32) */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

interface Modelled {
  readonly slots: (Modelled | undefined)[]
}

test('lives-a-random-story', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const random = randomNumbers(seed)
    const heap = new MarkSweepHeap()
    const roots: { handle: Handle; object: Modelled }[] = []
    let all = new Set<Modelled>()
    for (let step = 1; step <= 120; step++) {
      const where = `in step ${step} of story ${seed}`
      const root = roots[random(roots.length || 1)]
      const slot = random(2)
      const choice = random(10)
      if (root === undefined || choice < 3) {
        const object: Modelled = { slots: [undefined, undefined] }
        all.add(object)
        roots.push({ handle: heap.allocate(2), object })
      } else if (choice < 6) {
        const target = random(5) === 0 ? undefined : roots[random(roots.length)]
        heap.set(root.handle, slot, target?.handle)
        root.object.slots[slot] = target?.object
      } else if (choice < 7) {
        const handle = heap.get(root.handle, slot)
        const object = root.object.slots[slot]
        expect(handle === undefined ? 'nothing' : 'a handle', `what get returned ${where}`).toBe(
          object === undefined ? 'nothing' : 'a handle',
        )
        if (handle !== undefined && object !== undefined) roots.push({ handle, object })
      } else if (choice < 9) {
        heap.release(root.handle)
        roots.splice(roots.indexOf(root), 1)
      } else {
        const living = reached(roots.map(({ object }) => object))
        expect(heap.collect(), `what collect returned ${where}`).toBe(all.size - living.size)
        expect([heap.work.marked, heap.work.swept], `marked and swept ${where}`).toEqual([living.size, all.size])
        all = living
      }
      expect(heap.size, `size ${where}`).toBe(all.size)
    }
    for (const one of roots) {
      const found = roots.map((other) => heap.isSame(one.handle, other.handle))
      expect(found, `isSame of one handle with all, at the end of story ${seed}`).toEqual(
        roots.map((other) => one.object === other.object),
      )
    }
  }
})

function reached(objects: readonly Modelled[]): Set<Modelled> {
  const found = new Set(objects)
  for (const { slots } of found) for (const object of slots) if (object) found.add(object)
  return found
}
