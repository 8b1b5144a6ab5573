// These tests show how the heap is used. Your grade comes from other tests, which also ask how much work a collection does, for a chain
// of a million objects, and for what happens when the heap is used wrongly.
import { describe, expect, test } from 'vitest'
import { MarkSweepHeap } from './mark-and-sweep.ts'

describe('a collection', () => {
  test('keeps what has a handle, and what that leads to', () => {
    const heap = new MarkSweepHeap()
    const [parent, child] = [heap.allocate(1), heap.allocate(0)]
    heap.set(parent, 0, child)
    heap.release(child)
    expect(heap.collect()).toBe(0)
    expect(heap.size).toBe(2)
  })

  test('frees the rest, circles as well', () => {
    const heap = new MarkSweepHeap()
    const [a, b] = [heap.allocate(1), heap.allocate(1)]
    heap.set(a, 0, b)
    heap.set(b, 0, a)
    heap.release(a)
    expect(heap.collect()).toBe(0)
    heap.release(b)
    expect(heap.size).toBe(2)
    expect(heap.collect()).toBe(2)
    expect(heap.size).toBe(0)
  })

  test('marks the living, and sweeps over all', () => {
    const heap = new MarkSweepHeap()
    heap.allocate(0)
    heap.release(heap.allocate(0))
    heap.release(heap.allocate(0))
    heap.collect()
    expect(heap.work).toEqual({ marked: 1, swept: 3 })
  })
})

test('get makes a new handle, which is a root', () => {
  const heap = new MarkSweepHeap()
  const [parent, child] = [heap.allocate(1), heap.allocate(0)]
  heap.set(parent, 0, child)
  const again = heap.get(parent, 0)!
  expect(heap.isSame(again, child)).toBe(true)
  heap.release(child)
  heap.release(parent)
  expect(heap.collect()).toBe(1)
  expect(() => heap.get(parent, 0)).toThrow(ReferenceError)
})
