import { test } from 'vitest'
import { expect } from '#gc'
import { type Handle, Heap } from '../reference-counting.ts'
import { firstDifference, type Step } from './replay.ts'
import { recorded } from './traces.ts'

/** Every method that takes a list, with that list. */
const onLists: readonly [string, (heap: Heap, list: Handle) => unknown][] = [
  ['append', (heap, list) => heap.append(list, heap.newList('item'))],
  ['pop', (heap, list) => heap.pop(list)],
  ['clear', (heap, list) => heap.clear(list)],
  ['items', (heap, list) => heap.items(list)],
]

/** Every method that takes any object. */
const onObjects: readonly [string, (heap: Heap, object: Handle) => unknown][] = [
  ['bind', (heap, object) => heap.bind('x', object)],
  ['append as the item', (heap, object) => heap.append(heap.newList('other'), object)],
  ['getRefCount', (heap, object) => heap.getRefCount(object)],
  ['call', (heap, object) => heap.call(object, () => {})],
  ['weakRef', (heap, object) => heap.weakRef(object)],
]

test('refuses-a-freed-handle', () => {
  const heap = new Heap()
  for (const [method, use] of [...onLists, ...onObjects]) {
    const freed = heap.newList('a')
    heap.unbind('a')
    expect(() => use(heap, freed), `${method} of a freed list`).toThrow(ReferenceError, /\w/)
  }
  const integer = heap.newInteger('n', 300)
  heap.unbind('n')
  expect(() => heap.valueOf(integer), 'valueOf of a freed integer').toThrow(ReferenceError, /\w/)
  // In a callback of a weak reference the object is freed already.
  const a = heap.newList('a')
  heap.weakRef(a, () => heap.bind('rescued', a))
  heap.unbind('a')
  expect(heap.ignoredErrors.length, 'errors of a callback that bound the freed object').toBe(1)
  expect(() => heap.lookUp('rescued'), 'lookUp of that name').toThrow(ReferenceError, /\w/)
})

test('refuses-a-name-that-is-not-bound', () => {
  const heap = new Heap()
  heap.newList('a')
  heap.unbind('a')
  for (const name of ['a', 'nope', 'toString', '__proto__']) {
    expect(() => heap.lookUp(name), `lookUp of ${name}`).toThrow(ReferenceError, /^name '.+' is not defined$/)
    expect(() => heap.unbind(name), `unbind of ${name}`).toThrow(ReferenceError, /^name '.+' is not defined$/)
  }
  const odd = heap.newList('__proto__')
  expect(heap.lookUp('__proto__'), 'lookUp of a bound __proto__').toBe(odd)
})

test('refuses-the-wrong-kind', () => {
  const heap = new Heap()
  const [list, integer, small] = [heap.newList('list'), heap.newInteger('n', 300), heap.newInteger('m', 3)]
  for (const [method, use] of onLists) {
    expect(() => use(heap, integer), `${method} of an integer`).toThrow(TypeError, /\w/)
    expect(() => use(heap, small), `${method} of a small integer`).toThrow(TypeError, /\w/)
  }
  expect(() => heap.valueOf(list), 'valueOf of a list').toThrow(TypeError, /\w/)
  for (const value of [1.5, Number.NaN, Infinity, '3' as unknown as number]) {
    expect(() => heap.newInteger('x', value), `newInteger of ${String(value)}`).toThrow(TypeError, /\w/)
  }
  expect(() => heap.lookUp('x'), 'lookUp of the name of a refused integer').toThrow(ReferenceError, /\w/)
  expect(() => heap.pop(list), 'pop of an empty list').toThrow(RangeError, /\w/)
  const other = new Heap().newList('a')
  const strangers = [other, { id: list.id }, undefined, null, 0, 'list'] as readonly unknown[] as readonly Handle[]
  for (const stranger of strangers) {
    for (const [method, use] of [...onLists, ...onObjects]) {
      expect(() => use(heap, stranger), `${method} of what is no handle of this heap`).toThrow(TypeError, /\w/)
    }
    expect(() => heap.isAlive(stranger), 'isAlive of what is no handle of this heap').toThrow(TypeError, /\w/)
  }
  expect(heap.getRefCount(list), 'getRefCount of the list after all that').toBe(2)
})

test('what-a-collector-asks', () => {
  const heap = new Heap()
  const seen: string[] = []
  const a = heap.newList('a', () => seen.push('finalizer'))
  heap.newInteger('n', 300)
  const b = heap.newList('b')
  expect(heap.lists(), 'lists').toEqual([a, b])
  expect([heap.hasFinalizer(a), heap.hasFinalizer(b)], 'hasFinalizer').toEqual([true, false])
  heap.runFinalizer(a)
  expect(heap.hasFinalizer(a), 'hasFinalizer after runFinalizer').toBe(false)
  heap.runFinalizer(a)
  heap.runFinalizer(b)
  expect(seen, 'after runFinalizer, twice').toEqual(['finalizer'])
  const [first, second] = [heap.weakRef(a, () => seen.push('first')), heap.weakRef(a, () => seen.push('second'))]
  heap.weakRef(a)
  const callbacks = heap.killWeakRefs(a)
  expect([first.target(), second.target()], 'targets after killWeakRefs').toEqual([undefined, undefined])
  expect(callbacks.length, 'callbacks that killWeakRefs returned').toBe(2)
  for (const callback of callbacks) callback()
  expect(seen, 'what was called').toEqual(['finalizer', 'second', 'first'])
  heap.unbind('a')
  expect(seen.length, 'calls after the list died').toBe(3)
  expect(heap.lists(), 'lists after one died').toEqual([b])
})

test('does-what-cpython-did', () => {
  for (const [index, steps] of recorded.entries()) {
    const difference = firstDifference(steps, new Heap(), () => 0)
    expect(
      difference ?? 'none',
      `difference from CPython in story ${index + 1}, after ${before(steps, difference)}`,
    ).toBe('none')
  }
})

/** How the story went on so far, to try it by hand. */
function before(steps: readonly Step[], difference: string | undefined): string {
  const [, number] = /^step (\d+)/.exec(difference ?? '') ?? []
  return `${Number(number ?? 1) - 1} of its ${steps.length} steps`
}
