// These tests show how a collector is used, on a toy heap. Your grade comes from other tests, on a heap that counts as CPython does:
// they also ask for the order of finalizers and weak references, for rescues, for legacy mode, and for how much work is done.
import { describe, expect, test } from 'vitest'
import { type CountedHeap, CycleCollector } from './cycle-collector.ts'

interface List {
  name: string
  items: List[]
  /** References from outside. */
  names: number
  finalizer?: (() => void) | undefined
}

/** Counts references by looking through everything, whenever it is asked: slow, and simple. */
class ToyHeap implements CountedHeap<List> {
  #lists: List[] = []

  newList(name: string, finalizer?: () => void): List {
    const list: List = { name, items: [], names: 1, finalizer }
    this.#lists.push(list)
    return list
  }

  unbind(list: List): void {
    list.names -= 1
    this.#letDie()
  }

  lists(): List[] {
    return [...this.#lists]
  }

  items(list: List): List[] {
    return [...list.items]
  }

  getRefCount(list: List): number {
    return list.names + this.#lists.flatMap(({ items }) => items).filter((item) => item === list).length + 1
  }

  clear(list: List): void {
    list.items = []
    this.#letDie()
  }

  call<R>(list: List, body: (list: List) => R): R {
    list.names += 1
    const result = body(list)
    this.unbind(list)
    return result
  }

  isAlive(list: List): boolean {
    return this.#lists.includes(list)
  }

  hasFinalizer(list: List): boolean {
    return list.finalizer !== undefined
  }

  runFinalizer(list: List): void {
    const { finalizer } = list
    list.finalizer = undefined
    finalizer?.()
  }

  killWeakRefs(): (() => void)[] {
    return []
  }

  #letDie(): void {
    const living = this.#lists.filter((list) => this.getRefCount(list) > 1)
    if (living.length === this.#lists.length) return
    this.#lists = living
    this.#letDie()
  }
}

function circleOfTwo(heap: ToyHeap, finalizer?: () => void): [List, List] {
  const [a, b] = [heap.newList('a', finalizer), heap.newList('b')]
  a.items.push(b)
  b.items.push(a)
  return [a, b]
}

describe('collect', () => {
  test('finds a circle that nothing else holds, and lets it die', () => {
    const heap = new ToyHeap()
    const [a, b] = circleOfTwo(heap)
    const collector = new CycleCollector(heap)
    heap.unbind(a)
    expect(collector.collect()).toBe(0)
    heap.unbind(b)
    expect(heap.lists()).toEqual([a, b])
    expect(collector.collect()).toBe(2)
    expect(heap.lists()).toEqual([])
  })

  test('calls finalizers, which may rescue', () => {
    const heap = new ToyHeap()
    const [a, b] = circleOfTwo(heap, () => (a.names += 1))
    heap.unbind(a)
    heap.unbind(b)
    const collector = new CycleCollector(heap)
    expect(collector.collect()).toBe(0)
    expect(heap.lists()).toEqual([a, b])
  })

  test('leaves circles with finalizers alone in legacy mode', () => {
    const heap = new ToyHeap()
    const [a, b] = circleOfTwo(heap, () => {})
    heap.unbind(a)
    heap.unbind(b)
    const collector = new CycleCollector(heap, { legacy: true })
    expect(collector.collect()).toBe(2)
    expect(collector.garbage).toEqual([a])
    expect(heap.lists()).toEqual([a, b])
  })
})

test('an enabled collector collects by itself', () => {
  const heap = new ToyHeap()
  const collector = new CycleCollector(heap, { threshold: 2 })
  const [a, b] = circleOfTwo(heap)
  heap.unbind(a)
  heap.unbind(b)
  collector.allocated()
  expect(heap.lists().length).toBe(2)
  collector.allocated()
  expect(heap.lists().length).toBe(0)
})
