import { test } from 'vitest'
import { expect } from '#gc'
import { GenerationalHeap } from './generational-collector.ts'

test('stores and loads references', () => {
  const heap = new GenerationalHeap()
  const [car, engine] = [heap.allocate(), heap.allocate()]
  heap.store(car, 'engine', engine)
  expect(heap.same(heap.load(car, 'engine')!, engine), 'load returns what was stored').toBe(true)
  expect(heap.load(car, 'wheel'), 'load of a field that was never stored').toBe(undefined)
})

test('frees young garbage in a minor collection', () => {
  const heap = new GenerationalHeap()
  const kept = heap.allocate()
  heap.release(heap.allocate())
  expect(heap.minor(), 'number of freed objects').toBe(1)
  expect(heap.youngSize, 'young objects').toBe(1)
  expect(heap.generation(kept), 'generation of the survivor').toBe('young')
})

test('promotes an object in the second minor collection that it survives', () => {
  const heap = new GenerationalHeap()
  const object = heap.allocate()
  heap.minor()
  heap.minor()
  expect(heap.generation(object), 'generation').toBe('old')
  heap.release(object)
  expect(heap.minor(), 'freed by a minor collection').toBe(0)
  expect(heap.major(), 'freed by a major collection').toBe(1)
})

test('keeps a young object that only an old one refers to', () => {
  const heap = new GenerationalHeap()
  const old = heap.allocate()
  heap.minor()
  heap.minor()
  const young = heap.allocate()
  heap.store(old, 'child', young)
  heap.release(young)
  expect(heap.minor(), 'number of freed objects').toBe(0)
  expect(heap.load(old, 'child') === undefined ? 'missing' : 'there', 'the child').toBe('there')
})

test('visits survivors, not garbage', () => {
  const heap = new GenerationalHeap()
  heap.allocate()
  for (let count = 0; count < 1000; count += 1) heap.release(heap.allocate())
  expect(heap.minor(), 'number of freed objects').toBe(1000)
  expect(heap.visited, 'number of visited objects').toBe(1)
})

test('refuses a handle that was released', () => {
  const heap = new GenerationalHeap()
  const handle = heap.allocate()
  heap.release(handle)
  expect(() => heap.load(handle, 'field'), 'load from a released handle').toThrow(ReferenceError)
})
