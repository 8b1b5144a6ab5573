import { test } from 'vitest'
import { expect } from '#gc'
import { type CountedHeap, CycleCollector } from '../cycle-collector.ts'
import { type Handle, Heap } from './heap.ts'
import { firstDifference } from './replay.ts'
import { recorded } from './traces.ts'

const DEPTH = 30_000

/** Lists that hold each other in a circle, the last one the first. Names are taken away unless they are to be kept. */
function circle(heap: Heap, names: readonly string[], finalizer?: (self: Handle) => void): Handle[] {
  const lists = names.map((name) => heap.newList(name, finalizer))
  for (const [index, list] of lists.entries()) heap.append(list, lists[(index + 1) % lists.length] as Handle)
  return lists
}

function unbindAll(heap: Heap, names: readonly string[]): void {
  for (const name of names) heap.unbind(name)
}

/** A circle that nothing holds. */
function island(heap: Heap, names: readonly string[], finalizer?: (self: Handle) => void): Handle[] {
  const lists = circle(heap, names, finalizer)
  unbindAll(heap, names)
  return lists
}

const aliveOf = (heap: Heap, lists: readonly Handle[]) => lists.filter((list) => heap.isAlive(list)).length

test('collects-a-circle', () => {
  for (const names of [['a'], ['a', 'b'], ['a', 'b', 'c']]) {
    const heap = new Heap()
    const lists = island(heap, names)
    expect(aliveOf(heap, lists), `living lists of a circle of ${names.length} before collect`).toBe(names.length)
    expect(new CycleCollector(heap).collect(), `what collect returned for a circle of ${names.length}`).toBe(
      names.length,
    )
    expect(aliveOf(heap, lists), 'living lists after collect').toBe(0)
    expect(heap.size, 'size of the heap after collect').toBe(0)
  }
})

test('keeps-what-a-name-holds', () => {
  const heap = new Heap()
  const [a, b, c] = circle(heap, ['a', 'b', 'c']) as [Handle, Handle, Handle]
  unbindAll(heap, ['a', 'c'])
  const tail = heap.newList('tail')
  heap.append(c, tail)
  heap.append(tail, heap.newInteger('number', 300))
  heap.unbind('tail')
  const dead = island(heap, ['x', 'y'])
  heap.append(dead[0] as Handle, a)
  const collector = new CycleCollector(heap)
  expect(collector.collect(), 'what collect returned').toBe(2)
  expect(aliveOf(heap, [a, b, c, tail]), 'living lists of those that the name b leads to').toBe(4)
  expect(
    [a, b, c].map((list) => heap.items(list).length),
    'numbers of their items',
  ).toEqual([1, 1, 2])
  expect(aliveOf(heap, dead), 'living lists of the circle that leads to them').toBe(0)
  expect(heap.getRefCount(a), 'getRefCount of a list that the dead circle held').toBe(2)
})

test('keeps-what-an-argument-holds', () => {
  const heap = new Heap()
  const [a] = island(heap, ['a', 'b']) as [Handle]
  const collector = new CycleCollector(heap)
  const inside = heap.call(a, () => collector.collect())
  expect(inside, 'what collect returned in a function that was called with one of them').toBe(0)
  expect(heap.isAlive(a), 'isAlive of the argument').toBe(true)
  expect(collector.collect(), 'what collect returned afterwards').toBe(2)
})

test('frees-what-hangs-on-it', () => {
  const heap = new Heap()
  const [a] = circle(heap, ['a', 'b']) as [Handle]
  const tail = heap.newList('tail')
  const number = heap.newInteger('number', 300)
  heap.append(a, tail)
  heap.append(tail, number)
  heap.newInteger('three', 3)
  heap.append(a, heap.lookUp('three'))
  const kept = heap.newList('kept')
  heap.append(tail, kept)
  unbindAll(heap, ['a', 'b', 'tail', 'number', 'three'])
  expect(new CycleCollector(heap).collect(), 'what collect returned for a circle of two with a tail of one list').toBe(
    3,
  )
  expect(
    [heap.isAlive(tail), heap.isAlive(number), heap.isAlive(kept)],
    'isAlive of tail, number, and what a name holds',
  ).toEqual([false, false, true])
  expect(heap.getRefCount(kept), 'getRefCount of what the tail held').toBe(2)
})

test('finds-nothing-twice', () => {
  const heap = new Heap()
  const collector = new CycleCollector(heap)
  expect(collector.collect(), 'what collect returned for an empty heap').toBe(0)
  heap.newList('a')
  heap.append(heap.lookUp('a'), heap.newList('b'))
  expect(collector.collect(), 'what collect returned where nothing is unreachable').toBe(0)
  island(heap, ['c', 'd'])
  expect([collector.collect(), collector.collect()], 'what collect returned, twice').toEqual([2, 0])
  expect(heap.size, 'size of the heap').toBe(2)
})

test('counts-each-reference', () => {
  const heap = new Heap()
  const [a, b] = [heap.newList('a'), heap.newList('b')]
  for (const item of [b, b, a]) heap.append(a, item)
  for (const item of [a, b, a]) heap.append(b, item)
  const collector = new CycleCollector(heap)
  expect(collector.collect(), 'what collect returned while both have names').toBe(0)
  heap.unbind('a')
  expect(collector.collect(), 'what collect returned while one has a name').toBe(0)
  heap.bind('other', b)
  heap.unbind('b')
  expect(collector.collect(), 'what collect returned after its name was changed').toBe(0)
  heap.unbind('other')
  expect(collector.collect(), 'what collect returned without a name').toBe(2)
  expect(heap.size, 'size of the heap').toBe(0)
})

test('weak-references-die-first', () => {
  const heap = new Heap()
  const seen: string[] = []
  const lists = circle(heap, ['a', 'b'], ({ id }) => seen.push(`finalizer of ${id}`))
  const weak = lists.map((list) =>
    heap.weakRef(list, () => {
      const dead = weak.filter((each) => each.target() === undefined).length
      const whole = lists.filter((each) => heap.items(each).length === 1).length
      seen.push(`callback, ${dead} dead, ${whole} whole`)
    }),
  )
  unbindAll(heap, ['a', 'b'])
  new CycleCollector(heap).collect()
  expect(seen, 'what happened').toEqual([
    'callback, 2 dead, 2 whole',
    'callback, 2 dead, 2 whole',
    'finalizer of 0',
    'finalizer of 1',
  ])
})

test('finalizes-once-oldest-first', () => {
  const heap = new Heap()
  const finalized: number[] = []
  const lists = island(heap, ['a', 'b', 'c'], (self) => {
    finalized.push(self.id)
    expect(heap.items(self).length, 'number of items of a list in its finalizer').toBe(1)
  })
  new CycleCollector(heap).collect()
  expect(heap.ignoredErrors.length, 'errors of the finalizers').toBe(0)
  expect(finalized, 'ids in the order in which they were finalized').toEqual(lists.map(({ id }) => id))
})

test('a-finalizer-may-rescue', () => {
  const heap = new Heap()
  let times = 0
  const [a, b] = circle(heap, ['a', 'b']) as [Handle, Handle]
  const c = heap.newList('c', (self) => {
    times += 1
    heap.bind('rescued', self)
  })
  heap.append(c, a)
  heap.append(b, c)
  const others = circle(heap, ['x', 'y'])
  heap.append(others[0] as Handle, c)
  const weak = heap.weakRef(c)
  unbindAll(heap, ['a', 'b', 'c', 'x', 'y'])
  const collector = new CycleCollector(heap)
  expect(collector.collect(), 'what collect returned').toBe(2)
  expect(aliveOf(heap, [a, b, c]), 'living lists of those that the rescued one leads to').toBe(3)
  expect(
    [a, b, c].map((list) => heap.items(list).length),
    'numbers of their items',
  ).toEqual([1, 2, 1])
  expect(aliveOf(heap, others), 'living lists of the others').toBe(0)
  expect(weak.target(), 'target of a weak reference to the rescued list').toBe(undefined)
  heap.unbind('rescued')
  expect(collector.collect(), 'what collect returned when its name was taken away').toBe(3)
  expect(times, 'calls of the finalizer').toBe(1)
  expect(heap.size, 'size of the heap').toBe(0)
})

test('a-finalizer-may-break-the-circle', () => {
  const heap = new Heap()
  const lists = island(heap, ['a', 'b', 'c'], (self) => heap.clear(self))
  const collector = new CycleCollector(heap)
  collector.collect()
  expect(aliveOf(heap, lists), 'living lists').toBe(0)
  expect(heap.ignoredErrors.length, 'errors of the finalizers').toBe(0)
  // A callback may do as much.
  const [first] = circle(heap, ['x', 'y']) as [Handle]
  heap.weakRef(first, () => heap.clear(first))
  unbindAll(heap, ['x', 'y'])
  collector.collect()
  expect(heap.size, 'size after a callback broke a circle').toBe(0)
})

test('legacy-puts-finalizable-circles-into-garbage', () => {
  const heap = new Heap()
  const collector = new CycleCollector(heap, { legacy: true })
  let times = 0
  const [a, b] = circle(heap, ['a', 'b'], () => times++) as [Handle, Handle]
  unbindAll(heap, ['a', 'b'])
  expect(collector.collect(), 'what collect returned').toBe(2)
  expect(times, 'calls of the finalizers').toBe(0)
  expect(aliveOf(heap, [a, b]), 'living lists').toBe(2)
  expect(collector.garbage, 'garbage').toEqual([a, b])
  expect(collector.collect(), 'what the next collect returned').toBe(2)
  expect(collector.garbage, 'garbage after the next collect').toEqual([a, b])
  heap.clear(a)
  expect(heap.size, 'size after the circle was broken by hand').toBe(0)
  expect(times, 'calls of the finalizers after that').toBe(2)
})

test('legacy-leaves-what-they-lead-to', () => {
  const heap = new Heap()
  const collector = new CycleCollector(heap, { legacy: true })
  let told = 0
  const [a] = circle(heap, ['a', 'b']) as [Handle]
  const held = circle(heap, ['c', 'd'])
  const finalizable = heap.newList('f', () => {})
  heap.append(finalizable, held[0] as Handle)
  heap.append(held[1] as Handle, finalizable)
  heap.append(a, finalizable)
  heap.weakRef(held[0] as Handle, () => told++)
  unbindAll(heap, ['a', 'b', 'c', 'd', 'f'])
  expect(collector.collect(), 'what collect returned').toBe(5)
  expect(collector.garbage, 'garbage').toEqual([finalizable])
  expect(aliveOf(heap, [finalizable, ...held]), 'living lists of the circle with the finalizer').toBe(3)
  expect(told, 'calls of the callback of a list that was left as it is').toBe(0)
  expect(heap.isAlive(a), 'isAlive of the circle that leads to it').toBe(false)
  expect(new CycleCollector(heap).collect(), 'what collect without legacy returned').toBe(3)
  expect(new CycleCollector(heap).garbage, 'garbage without legacy').toEqual([])
})

test('collects-by-itself', () => {
  const heap = new Heap()
  const collector = new CycleCollector(heap, { threshold: 10 })
  const allocate = (times: number) => {
    for (let count = 0; count < times; count++) {
      island(heap, ['a'])
      collector.allocated()
    }
    return heap.size
  }
  expect(collector.isEnabled, 'isEnabled of a new collector').toBe(true)
  expect(allocate(9), 'size after 9 lists').toBe(9)
  expect(allocate(1), 'size after 10 lists').toBe(0)
  expect(allocate(9), 'size after 9 more').toBe(9)
  collector.collect()
  expect(allocate(9), 'size 9 lists after a collect by hand').toBe(9)
  collector.collect()
  collector.disable()
  expect([collector.isEnabled, allocate(20)], 'isEnabled, and size after 20 lists when it was disabled').toEqual([
    false,
    20,
  ])
  collector.enable()
  expect([collector.isEnabled, allocate(1)], 'isEnabled, and size after one list when it was enabled').toEqual([
    true,
    0,
  ])
  const other = new Heap()
  const usual = new CycleCollector(other)
  for (let count = 1; count < 700; count++) {
    island(other, ['a'])
    usual.allocated()
  }
  expect(other.size, 'size after 699 lists, with the usual threshold').toBe(699)
  island(other, ['a'])
  usual.allocated()
  expect(other.size, 'size after 700 lists').toBe(0)
})

test('visits-each-list-a-few-times', () => {
  for (const size of [100, 5000]) {
    const heap = new Heap()
    let [items, counts] = [0, 0]
    const watched: CountedHeap<Handle> = {
      lists: () => heap.lists(),
      items: (list) => {
        items += 1
        return heap.items(list)
      },
      getRefCount: (list) => {
        counts += 1
        return heap.getRefCount(list)
      },
      clear: (list) => heap.clear(list),
      call: (list, body) => heap.call(list, body),
      isAlive: (list) => heap.isAlive(list),
      hasFinalizer: (list) => heap.hasFinalizer(list),
      runFinalizer: (list) => heap.runFinalizer(list),
      killWeakRefs: (list) => heap.killWeakRefs(list),
    }
    // Half of them in a chain from a name, half in a circle that nothing holds.
    circle(
      heap,
      Array.from({ length: size / 2 }, (_, index) => `kept ${index}`),
    )
    island(
      heap,
      Array.from({ length: size / 2 }, (_, index) => `dropped ${index}`),
    )
    expect(new CycleCollector(watched).collect(), `what collect returned for ${size} lists`).toBe(size / 2)
    expect(
      Math.ceil(items / size) <= 5 ? 'at most 5' : `${items / size}`,
      `calls of items for each of ${size} lists`,
    ).toBe('at most 5')
    expect(
      Math.ceil(counts / size) <= 5 ? 'at most 5' : `${counts / size}`,
      `calls of getRefCount for each of ${size} lists`,
    ).toBe('at most 5')
  }
})

test('collects-to-any-depth', () => {
  const heap = new Heap()
  const first = heap.newList('first')
  let last = first
  for (let depth = 1; depth < DEPTH; depth++) {
    const next = heap.newList('next')
    heap.append(last, next)
    last = next
  }
  heap.append(last, first)
  const collector = new CycleCollector(heap)
  expect(collector.collect(), 'what collect returned while the first has a name').toBe(0)
  unbindAll(heap, ['first', 'next'])
  expect(collector.collect(), 'what collect returned without a name').toBe(DEPTH)
  expect(heap.size, 'size of the heap').toBe(0)
})

test('does-what-cpython-did', () => {
  for (const [index, steps] of recorded.entries()) {
    const heap = new Heap()
    const collector = new CycleCollector(heap)
    const difference = firstDifference(steps, heap, () => collector.collect())
    expect(difference ?? 'none', `difference from CPython in story ${index + 1}`).toBe('none')
  }
})
