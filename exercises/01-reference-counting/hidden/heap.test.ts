import { test } from 'vitest'
import { expect } from '#gc'
import { type Handle, Heap, type WeakReference } from '../reference-counting.ts'

const DEPTH = 30_000

test('the-transcript-of-the-chapter', () => {
  const heap = new Heap()
  const a = heap.newList('a')
  const counts = () => heap.getRefCount(a)
  expect(counts(), 'getRefCount after a = []').toBe(2)
  heap.bind('b', a)
  expect(counts(), 'getRefCount after b = a').toBe(3)
  const l = heap.newList('l')
  heap.append(l, a)
  expect(counts(), 'getRefCount after l = [a]').toBe(4)
  heap.unbind('b')
  expect(counts(), 'getRefCount after del b').toBe(3)
  heap.unbind('l')
  expect(counts(), 'getRefCount after del l').toBe(2)
  expect(heap.isAlive(a), 'isAlive of a').toBe(true)
  expect(heap.isAlive(l), 'isAlive of the list that had the name l').toBe(false)
})

test('an-argument-is-a-reference-during-the-call', () => {
  const heap = new Heap()
  const a = heap.newList('a')
  const seen = heap.call(a, (argument) => {
    expect(argument, 'the argument that the function got').toBe(a)
    return heap.getRefCount(argument)
  })
  expect(seen, 'getRefCount in a function that was called with a').toBe(3)
  expect(
    heap.call(a, () => heap.call(a, () => heap.getRefCount(a))),
    'getRefCount in a call in a call',
  ).toBe(4)
  expect(() =>
    heap.call(a, () => {
      throw new RangeError('in the function')
    }),
  ).toThrow(RangeError, /^in the function$/)
  expect(heap.getRefCount(a), 'getRefCount after the calls').toBe(2)
  const alive = heap.call(a, () => {
    heap.unbind('a')
    return heap.isAlive(a)
  })
  expect(alive, 'isAlive of an argument that has lost its last name').toBe(true)
  expect(heap.isAlive(a), 'isAlive after that call').toBe(false)
})

test('rebinding-drops-the-old', () => {
  const heap = new Heap()
  const first = heap.newList('a')
  const second = heap.newList('b')
  heap.bind('a', second)
  expect(heap.isAlive(first), 'isAlive of what the name was bound to').toBe(false)
  expect(heap.lookUp('a'), 'lookUp of a').toBe(second)
  expect(heap.getRefCount(second), 'getRefCount of what two names are bound to').toBe(3)
  const third = heap.newList('a')
  expect(heap.getRefCount(second), 'getRefCount after a new list took one of its names').toBe(2)
  heap.bind('a', third)
  expect(heap.isAlive(third), 'isAlive after a = a').toBe(true)
  expect(heap.getRefCount(third), 'getRefCount after a = a').toBe(2)
})

test('frees-at-zero', () => {
  const heap = new Heap()
  expect(heap.size, 'size of a new heap').toBe(0)
  const a = heap.newList('a')
  const b = heap.newList('b')
  expect([a.id, b.id], 'ids of the first two objects').toEqual([0, 1])
  heap.append(a, b)
  heap.unbind('b')
  expect(heap.size, 'size while the list holds the second').toBe(2)
  expect(heap.getRefCount(b), 'getRefCount of what only a list holds').toBe(2)
  heap.unbind('a')
  expect([heap.isAlive(a), heap.isAlive(b)], 'isAlive of the list and its item').toEqual([false, false])
  expect(heap.size, 'size in the end').toBe(0)
  expect(heap.newList('c').id, 'id of the next object').toBe(2)
})

test('small-integers-are-shared', () => {
  const heap = new Heap()
  for (const value of [3, -5, 0, 256]) {
    const first = heap.newInteger('x', value)
    const second = heap.newInteger('y', value)
    expect(second, `the second ${value}`).toBe(first)
    expect(heap.valueOf(first), 'valueOf').toBe(value)
    expect(heap.getRefCount(first), `getRefCount of ${value}`).toBe(4_294_967_295)
    heap.unbind('x')
    heap.unbind('y')
    expect(heap.isAlive(first), `isAlive of ${value} without a name`).toBe(true)
    expect(heap.newInteger('x', value), `${value}, made again later`).toBe(first)
    heap.call(first, () => {})
  }
  const list = heap.newList('list')
  heap.append(list, heap.lookUp('x'))
  heap.unbind('list')
  expect(heap.size, 'size with small integers alone').toBe(0)
})

test('other-integers-are-objects', () => {
  const heap = new Heap()
  for (const value of [257, -6, 300]) {
    const first = heap.newInteger('x', value)
    const second = heap.newInteger('y', value)
    expect(second === first ? 'the same' : 'another', `the second ${value}`).toBe('another')
    expect(heap.getRefCount(first), `getRefCount of ${value}`).toBe(2)
    expect(heap.valueOf(second), 'valueOf').toBe(value)
    heap.unbind('x')
    expect(heap.isAlive(first), `isAlive of ${value} without a name`).toBe(false)
    expect(heap.size, 'size').toBe(1)
    heap.unbind('y')
  }
})

test('a-list-holds-its-items', () => {
  const heap = new Heap()
  const [list, a, b] = [heap.newList('list'), heap.newList('a'), heap.newList('b')]
  for (const item of [a, b, a]) heap.append(list, item)
  expect(heap.items(list), 'items').toEqual([a, b, a])
  expect(heap.getRefCount(a), 'getRefCount of what is in a list twice').toBe(4)
  heap.items(list).pop()
  expect(heap.items(list).length, 'number of items after the array from items was changed').toBe(3)
  heap.pop(list)
  expect(heap.items(list), 'items after pop').toEqual([a, b])
  expect(heap.getRefCount(a), 'getRefCount after pop').toBe(3)
  heap.unbind('a')
  heap.clear(list)
  expect(heap.items(list), 'items after clear').toEqual([])
  expect([heap.isAlive(a), heap.isAlive(b)], 'isAlive of the items after clear').toEqual([false, true])
  heap.clear(list)
  expect(heap.isAlive(list), 'isAlive of a list that was cleared twice').toBe(true)
})

test('a-circle-stays', () => {
  const heap = new Heap()
  const [a, b] = [heap.newList('a'), heap.newList('b')]
  heap.append(a, b)
  heap.append(b, a)
  heap.unbind('a')
  heap.unbind('b')
  expect([heap.isAlive(a), heap.isAlive(b)], 'isAlive of two lists that hold each other').toEqual([true, true])
  expect([heap.getRefCount(a), heap.getRefCount(b)], 'getRefCount of both').toEqual([2, 2])
  heap.clear(a)
  expect(heap.size, 'size after one of them was cleared').toBe(0)
})

test('finalizes-once-at-once', () => {
  const heap = new Heap()
  const finalized: Handle[] = []
  const seen: string[] = []
  const a = heap.newList('a', (self) => {
    finalized.push(self)
    seen.push(heap.isAlive(self) ? 'alive' : 'freed')
    // References that come and go must not finalize it again.
    heap.bind('tmp', self)
    heap.unbind('tmp')
    heap.call(self, () => {})
  })
  heap.bind('b', a)
  heap.unbind('a')
  expect(finalized, 'finalized while another name is there').toEqual([])
  heap.unbind('b')
  expect(finalized, 'finalized by the time unbind returned').toEqual([a])
  expect(seen, 'the object, in its finalizer').toEqual(['alive'])
  expect(heap.isAlive(a), 'isAlive afterwards').toBe(false)
})

test('lets-go-last-item-first', () => {
  const heap = new Heap()
  const gone: string[] = []
  const list = (name: string) => heap.newList(name, () => gone.push(name))
  const [root, left, right] = [list('root'), list('left'), list('right')]
  for (const [parent, name] of [
    [left, 'l1'],
    [left, 'l2'],
    [right, 'r1'],
    [right, 'r2'],
  ] as const) {
    heap.append(parent, list(name))
    heap.unbind(name)
  }
  heap.append(root, left)
  heap.append(root, right)
  heap.unbind('left')
  heap.unbind('right')
  heap.unbind('root')
  expect(gone, 'order of the finalizers').toEqual(['root', 'right', 'r2', 'r1', 'left', 'l2', 'l1'])
  const again = heap.newList('again')
  for (const name of ['x', 'y', 'z']) {
    heap.append(again, list(name))
    heap.unbind(name)
  }
  gone.length = 0
  heap.clear(again)
  expect(gone, 'order of the finalizers on clear').toEqual(['z', 'y', 'x'])
})

test('frees-to-any-depth', () => {
  const heap = new Heap()
  heap.newList('chain')
  for (let depth = 1; depth < DEPTH; depth++) {
    const inner = heap.lookUp('chain')
    heap.append(heap.newList('outer'), inner)
    heap.bind('chain', heap.lookUp('outer'))
  }
  heap.unbind('outer')
  expect(heap.size, 'size of the chain').toBe(DEPTH)
  heap.unbind('chain')
  expect(heap.size, 'size after the first list lost its name').toBe(0)
})

test('a-finalizer-may-rescue', () => {
  const heap = new Heap()
  let times = 0
  const a = heap.newList('a', (self) => {
    times += 1
    heap.bind('rescued', self)
  })
  const item = heap.newList('item')
  heap.append(a, item)
  heap.unbind('item')
  let told = 0
  const weak = heap.weakRef(a, () => told++)
  heap.unbind('a')
  expect(heap.isAlive(a), 'isAlive after the rescue').toBe(true)
  expect(heap.getRefCount(a), 'getRefCount after the rescue').toBe(2)
  expect(heap.items(a), 'items after the rescue').toEqual([item])
  expect(weak.target(), 'target of a weak reference after the rescue').toBe(a)
  expect(told, 'calls of its callback after the rescue').toBe(0)
  heap.unbind('rescued')
  expect(times, 'calls of the finalizer in all').toBe(1)
  expect([heap.isAlive(a), heap.isAlive(item)], 'isAlive after the second death').toEqual([false, false])
  expect(told, 'calls of the callback after the second death').toBe(1)
})

test('a-weak-reference-keeps-nothing', () => {
  const heap = new Heap()
  const a = heap.newList('a')
  const weak = heap.weakRef(a)
  expect(heap.getRefCount(a), 'getRefCount with a weak reference').toBe(2)
  expect(weak.target(), 'target while it lives').toBe(a)
  heap.unbind('a')
  expect(heap.isAlive(a), 'isAlive with a weak reference alone').toBe(false)
  expect(weak.target(), 'target of a dead weak reference').toBe(undefined)
  heap.newInteger('n', 300)
  expect(() => heap.weakRef(heap.lookUp('n')), 'weakRef of an integer').toThrow(TypeError, /\w/)
})

test('weak-callbacks-newest-first', () => {
  const heap = new Heap()
  const seen: string[] = []
  const a = heap.newList('a', () =>
    seen.push(`finalizer, with ${weak.every((ref) => ref.target() === a) ? 'live' : 'dead'} references`),
  )
  const weak: WeakReference[] = [1, 2, 3].map((number) =>
    heap.weakRef(a, (reference) => {
      const dead = weak.every((ref) => ref.target() === undefined)
      const freed = !heap.isAlive(a)
      seen.push(
        `${number}, ${reference === weak[number - 1] ? 'itself' : 'another'}, ${dead && freed ? 'all dead' : 'some alive'}`,
      )
    }),
  )
  const item = heap.newList('item', () => seen.push('item'))
  heap.append(a, item)
  heap.unbind('item')
  heap.unbind('a')
  expect(seen, 'what happened').toEqual([
    'finalizer, with live references',
    '3, itself, all dead',
    '2, itself, all dead',
    '1, itself, all dead',
    'item',
  ])
})

test('errors-are-ignored', () => {
  const heap = new Heap()
  const errors = [new Error('in the finalizer'), new Error('in the callback')]
  const a = heap.newList('a', () => {
    throw errors[0]
  })
  let told = 0
  heap.weakRef(a, () => told++)
  heap.weakRef(a, () => {
    throw errors[1]
  })
  const item = heap.newList('item')
  heap.append(a, item)
  heap.unbind('item')
  heap.unbind('a')
  expect(heap.ignoredErrors, 'ignoredErrors').toEqual(errors)
  expect(told, 'calls of the other callback').toBe(1)
  expect(heap.size, 'size').toBe(0)
})
