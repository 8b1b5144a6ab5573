// These tests show how a heap is used. Your grade comes from other tests, which also ask for what the comments in
// reference-counting.ts say about dying, and for what happens when a heap is used wrongly.
import { describe, expect, test } from 'vitest'
import { Heap } from './reference-counting.ts'

describe('counts', () => {
  test('a name, a second name, an item', () => {
    const heap = new Heap()
    const a = heap.newList('a')
    expect(heap.getRefCount(a)).toBe(2)
    heap.bind('b', a)
    expect(heap.getRefCount(a)).toBe(3)
    heap.append(heap.newList('l'), a)
    expect(heap.getRefCount(a)).toBe(4)
    heap.unbind('b')
    expect(heap.getRefCount(a)).toBe(3)
    heap.unbind('l')
    expect(heap.getRefCount(a)).toBe(2)
  })

  test('an argument, while the call lasts', () => {
    const heap = new Heap()
    const a = heap.newList('a')
    expect(heap.call(a, (x) => heap.getRefCount(x))).toBe(3)
    expect(heap.getRefCount(a)).toBe(2)
  })

  test('a small integer, which is shared and immortal', () => {
    const heap = new Heap()
    expect(heap.newInteger('x', 3)).toBe(heap.newInteger('y', 3))
    expect(heap.getRefCount(heap.lookUp('x'))).toBe(4_294_967_295)
  })
})

describe('at zero', () => {
  test('an object is freed, and what only it held', () => {
    const heap = new Heap()
    const outer = heap.newList('outer')
    const inner = heap.newList('inner')
    heap.append(outer, inner)
    heap.unbind('inner')
    expect(heap.size).toBe(2)
    heap.unbind('outer')
    expect([heap.isAlive(outer), heap.isAlive(inner)]).toEqual([false, false])
    expect(() => heap.getRefCount(inner)).toThrow(ReferenceError)
  })

  test('its finalizer is called, and may rescue it', () => {
    const heap = new Heap()
    const a = heap.newList('a', (self) => heap.bind('rescued', self))
    heap.unbind('a')
    expect(heap.lookUp('rescued')).toBe(a)
  })

  test('its weak references die, and their callbacks are called', () => {
    const heap = new Heap()
    const a = heap.newList('a')
    const told: string[] = []
    const weak = heap.weakRef(a, (ref) => told.push(ref.target() === undefined ? 'gone' : 'there'))
    expect(weak.target()).toBe(a)
    heap.unbind('a')
    expect(told).toEqual(['gone'])
  })
})
