import { test } from 'vitest'
import { expect } from '#gc'
import { type Node, unreachable } from '../circular-references.ts'
import { randomNumbers } from './random.ts'

const DEPTH = 100_000

interface Growing extends Node {
  readonly references: Node[]
}

/** Objects by name, and their references: `a>b` for each. */
function graph(names: string, references: string): Record<string, Growing> {
  const nodes: Record<string, Growing> = Object.fromEntries(
    Array.from(names, (name) => [name, { name, references: [] }]),
  )
  for (const [from = '', , to = ''] of references.split(' ')) nodes[from]?.references.push(nodes[to] as Growing)
  return nodes
}

/** The islands of a graph, as texts of names. */
function islands(names: string, references: string, roots = ''): string[] {
  const nodes = graph(names, references)
  const found = unreachable(
    Object.values(nodes),
    Array.from(roots, (name) => nodes[name] as Growing),
  )
  return found.map((island) => island.map(({ name }) => name).join(''))
}

test('finds-an-island', () => {
  expect(islands('a', 'a>a'), 'islands of an object that refers to itself').toEqual(['a'])
  expect(islands('ab', 'a>b b>a'), 'islands of two that refer to each other').toEqual(['ab'])
  expect(islands('abcd', 'd>c c>b b>a a>d'), 'islands of a circle of four').toEqual(['abcd'])
  expect(islands('', ''), 'islands where there is nothing').toEqual([])
})

test('leaves-what-roots-lead-to', () => {
  expect(islands('ab', 'a>b b>a', 'b'), 'islands of a circle with a root').toEqual([])
  expect(islands('abcd', 'a>b b>c c>d d>c', 'a'), 'islands of a circle that a root leads to by a chain').toEqual([])
  expect(islands('abcde', 'a>b b>c c>b d>e e>d', 'a'), 'islands of two circles, one of which a root leads to').toEqual([
    'de',
  ])
  expect(islands('abc', 'a>a a>b b>c c>b', 'b'), 'islands of a circle that leads to one with a root').toEqual(['a'])
  expect(islands('abc', 'c>a a>b b>a', 'cc'), 'islands with the same root twice').toEqual([])
})

test('leaves-what-counting-frees', () => {
  expect(islands('a', ''), 'islands of an object that nothing refers to').toEqual([])
  expect(islands('abc', 'a>b b>c'), 'islands of a chain').toEqual([])
  expect(islands('abcd', 'a>b a>b a>c b>d c>d'), 'islands of a chain with two ways').toEqual([])
  expect(islands('abcd', 'a>b b>c c>d d>c'), 'islands of a chain that leads to a circle').toEqual(['cd'])
  expect(islands('abcde', 'a>b b>c c>b d>e e>c'), 'islands of a circle that two chains lead to').toEqual(['bc'])
})

test('keeps-what-an-island-leads-to', () => {
  expect(islands('abcd', 'a>b b>a b>c c>d'), 'islands of a circle that leads to a chain').toEqual(['abcd'])
  expect(islands('ab', 'b>b b>a'), 'islands of a circle that leads to an older object').toEqual(['ab'])
  expect(islands('abcde', 'a>a a>b b>c c>d d>d e>b'), 'islands of two circles with a chain between').toEqual(['abcd'])
})

test('counts-each-reference', () => {
  expect(islands('ab', 'a>b a>b b>a'), 'islands of a circle with one reference twice').toEqual(['ab'])
  expect(islands('abc', 'c>a c>a a>b b>a'), 'islands of a circle that an object refers to twice').toEqual(['ab'])
  expect(islands('abc', 'a>a a>a a>b a>b c>a', 'b'), 'islands of an object that refers to itself twice').toEqual(['a'])
})

test('tells-islands-apart', () => {
  expect(islands('abcdef', 'f>a a>f b>d d>b c>e e>c'), 'islands of three circles').toEqual(['af', 'bd', 'ce'])
  expect(islands('abcdef', 'b>d d>b c>e e>c f>e f>d f>f'), 'islands of two circles that a third leads to').toEqual([
    'bcdef',
  ])
  expect(islands('abcd', 'a>b b>a c>d d>c a>c', 'c'), 'islands of two circles, the second with a root').toEqual(['ab'])
  expect(islands('abcde', 'a>b b>a c>d d>c e>a e>c'), 'islands of two circles that only a freed object joins').toEqual([
    'ab',
    'cd',
  ])
  expect(
    islands('abcde', 'a>b b>a c>d d>c a>e c>e', 'e'),
    'islands of two circles that lead to the same object in use',
  ).toEqual(['ab', 'cd'])
})

test('finds-islands-of-any-depth', () => {
  const nodes: Growing[] = Array.from({ length: DEPTH }, (_, index) => ({ name: `${index}`, references: [] }))
  for (const [index, node] of nodes.entries()) if (index > 0) nodes[index - 1]?.references.push(node)
  expect(unreachable(nodes, []).length, `islands of a chain of ${DEPTH}`).toBe(0)
  expect(unreachable(nodes, [nodes[0] as Node]).length, 'islands of that chain with a root').toBe(0)
  nodes[DEPTH - 1]?.references.push(nodes[0] as Node)
  expect(
    unreachable(nodes, []).map((island) => island.length),
    'sizes of the islands when the chain is a circle',
  ).toEqual([DEPTH])
})

test('refuses-strangers', () => {
  const { a, b } = graph('ab', 'a>b') as { a: Growing; b: Growing }
  expect(unreachable([a, b], [a]).length, 'islands of a and b').toBe(0)
  expect(() => unreachable([a], []), 'unreachable where an object refers to one that is not among all').toThrow(
    RangeError,
  )
  expect(() => unreachable([b], [a]), 'unreachable with a root that is not among all').toThrow(RangeError, /\w/)
})

test('changes-nothing', () => {
  const nodes = graph('abc', 'a>b b>a c>a')
  for (const node of Object.values(nodes)) Object.freeze(node.references)
  const [all, roots] = [Object.freeze(Object.values(nodes)), Object.freeze([nodes.c as Node, nodes.a as Node])]
  expect(unreachable(all, roots).length, 'islands, with a root').toBe(0)
  expect(unreachable(all, []).length, 'islands of the same objects without a root').toBe(1)
})

test('finds-random-islands', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = randomNumbers(seed)
    const nodes: Growing[] = Array.from('abcdefghij', (name) => ({ name, references: [] }))
    for (let count = 0; count < 11; count++) nodes[random(10)]?.references.push(nodes[random(10)] as Node)
    const roots = random(2) === 0 ? [nodes[random(10)] as Node] : []
    const found = unreachable(nodes, roots).map((island) => island.map(({ name }) => name).join(''))
    expect(found, `islands of the objects of seed ${seed}`).toEqual(simply(nodes, roots))
  }
})

/** By its definition, again and again until nothing changes. */
function simply(all: readonly Node[], roots: readonly Node[]): string[] {
  const inUse = new Set(roots)
  for (const { references } of inUse) for (const node of references) inUse.add(node)
  let left = all.filter((node) => !inUse.has(node))
  for (let before = -1; before !== left.length;) {
    before = left.length
    left = left.filter((node) => left.some(({ references }) => references.includes(node)))
  }
  let groups = left.map((node) => [node])
  for (const node of left) {
    for (const other of node.references) {
      const joined = groups.filter((group) => group.includes(node) || group.includes(other))
      if (left.includes(other) && joined.length > 1)
        groups = [...groups.filter((group) => !joined.includes(group)), joined.flat()]
    }
  }
  const names = groups.map((group) => all.filter((node) => group.includes(node)).map(({ name }) => name))
  return names.map((each) => each.join('')).toSorted((a, b) => a.charCodeAt(0) - b.charCodeAt(0))
}
