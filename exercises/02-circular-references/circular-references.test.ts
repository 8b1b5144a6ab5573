// These tests show what the two functions return. Your grade comes from other tests, which also ask for shared lists, for chains of a hundred
// thousand, and for what counting frees by itself.
import { describe, expect, test } from 'vitest'
import { type Node, repr, unreachable, type Value } from './circular-references.ts'

describe('repr', () => {
  test('prints as Python does', () => {
    expect(repr([1, 'two', null, true])).toBe("[1, 'two', None, True]")
    expect(repr(new Map([['one', [1]]]))).toBe("{'one': [1]}")
  })

  test('marks a list that is inside itself', () => {
    const list: Value[] = [1]
    list.push([2, list])
    expect(repr(list)).toBe('[1, [2, [...]]]')
  })

  test('prints a list in full that is there twice', () => {
    const shared: Value[] = [1]
    expect(repr([shared, shared])).toBe('[[1], [1]]')
  })
})

describe('unreachable', () => {
  interface Growing extends Node {
    references: Node[]
  }
  const node = (name: string): Growing => ({ name, references: [] })

  test('finds a circle that nothing else refers to', () => {
    const [a, b] = [node('a'), node('b')]
    a.references.push(b)
    b.references.push(a)
    expect(unreachable([a, b], [])).toEqual([[a, b]])
    expect(unreachable([a, b], [b])).toEqual([])
  })

  test('leaves out what counting frees', () => {
    const [a, b, c] = [node('a'), node('b'), node('c')]
    a.references.push(b)
    b.references.push(c)
    c.references.push(b)
    expect(unreachable([a, b, c], [])).toEqual([[b, c]])
  })
})
