import { test } from 'vitest'
import { expect } from '#gc'
import { repr, type Value } from '../circular-references.ts'
import { randomNumbers } from './random.ts'

const DEPTH = 100_000

test('prints-simple-values', () => {
  const values: readonly [Value, string][] = [
    [null, 'None'],
    [true, 'True'],
    [false, 'False'],
    [3, '3'],
    [-0.5, '-0.5'],
    ['mona', "'mona'"],
    ['', "''"],
    ["it's", "'it\\'s'"],
    ['a\\b', "'a\\\\b'"],
    ['two\nlines', "'two\\nlines'"],
    ["\\'\n", "'\\\\\\'\\n'"],
    ['"é"', '\'"é"\''],
  ]
  for (const [value, expected] of values) expect(repr(value), `repr of ${JSON.stringify(value)}`).toBe(expected)
})

test('prints-nested-containers', () => {
  expect(repr([]), 'repr of an empty list').toBe('[]')
  expect(repr(new Map()), 'repr of an empty dictionary').toBe('{}')
  expect(repr([1, 'two', [3, [], null]]), 'repr of a list in a list').toBe("[1, 'two', [3, [], None]]")
  const map = new Map<string, Value>([
    ['one', 1],
    ["it's", [new Map()]],
    ['three', new Map([['x', true]])],
  ])
  expect(repr(map), 'repr of a dictionary').toBe("{'one': 1, 'it\\'s': [{}], 'three': {'x': True}}")
})

test('marks-a-list-in-itself', () => {
  const list: Value[] = [1]
  list.push([2, list])
  expect(repr(list), 'repr of the chapter’s list').toBe('[1, [2, [...]]]')
  const self: Value[] = []
  self.push(self, self)
  expect(repr(self), 'repr of a list that holds itself twice').toBe('[[...], [...]]')
  const [a, b]: [Value[], Value[]] = [[], []]
  a.push(b)
  b.push(a, 3)
  expect(repr(b), 'repr of one of two lists that hold each other').toBe('[[[...]], 3]')
  expect(repr([a, b]), 'repr of a list of both').toBe('[[[[...], 3]], [[[...]], 3]]')
})

test('marks-a-dictionary-in-itself', () => {
  const map = new Map<string, Value>([['one', 1]])
  map.set('self', map)
  expect(repr(map), 'repr of a dictionary that holds itself').toBe("{'one': 1, 'self': {...}}")
  const list: Value[] = []
  const holder = new Map<string, Value>([['list', list]])
  list.push(holder, 2)
  expect(repr(list), 'repr of a list in a dictionary in the list').toBe("[{'list': [...]}, 2]")
  expect(repr(holder), 'repr of the dictionary').toBe("{'list': [{...}, 2]}")
})

test('prints-shared-parts-in-full', () => {
  const shared: Value[] = [1]
  expect(repr([shared, shared]), 'repr of a list with the same list twice').toBe('[[1], [1]]')
  const map = new Map<string, Value>([['x', shared]])
  expect(repr([map, [map, shared]]), 'repr of a dictionary on two levels').toBe("[{'x': [1]}, [{'x': [1]}, [1]]]")
  expect(repr([[1], [1]]), 'repr of two lists that look alike').toBe('[[1], [1]]')
  const empty: Value[] = []
  expect(repr([empty, [empty]]), 'repr of an empty list on two levels').toBe('[[], [[]]]')
})

test('prints-to-any-depth', () => {
  let list: Value[] = []
  for (let depth = 1; depth < DEPTH; depth++) list = [list]
  const text = repr(list)
  expect(text.length, `length of the repr of ${DEPTH} lists in one another`).toBe(2 * DEPTH)
  expect(text.slice(DEPTH - 2, DEPTH + 2), 'its middle').toBe('[[]]')
})

test('remembers-nothing', () => {
  const list: Value[] = [1]
  expect([repr(list), repr(list)], 'repr, twice').toEqual(['[1]', '[1]'])
  list.push(undefined as unknown as Value)
  expect(() => repr(list), 'repr of a list with undefined in it').toThrow(TypeError, /\w/)
  list.pop()
  expect(repr(list), 'repr after an error').toBe('[1]')
  expect(repr([list, 2]), 'repr of a list that holds it').toBe('[[1], 2]')
  expect(list.length, 'length of the list').toBe(1)
})

test('refuses-other-values', () => {
  expect(repr([1]), 'repr of a list').toBe('[1]')
  const others = [
    undefined,
    {},
    Symbol('s'),
    1n,
    () => 1,
    new Set(),
    new Date(0),
  ] as readonly unknown[] as readonly Value[]
  for (const other of others) {
    expect(() => repr(other), `repr of a ${typeof other}`).toThrow(TypeError, /\w/)
    expect(() => repr([1, [other]]), `repr of a list with a ${typeof other} in it`).toThrow(TypeError, /\w/)
    expect(() => repr(new Map([['x', other]])), `repr of a dictionary with a ${typeof other} in it`).toThrow(
      TypeError,
      /\w/,
    )
  }
})

test('prints-random-lists', () => {
  for (let seed = 1; seed <= 100; seed++) {
    const random = randomNumbers(seed)
    const lists: Value[][] = Array.from({ length: 4 }, () => [])
    for (let count = 0; count < 6; count++)
      lists[random(4)]?.push(random(3) === 0 ? random(10) : (lists[random(4)] as Value[]))
    expect(repr(lists), `repr of the lists of seed ${seed}`).toBe(simply(lists, []))
  }
})

/** By recursion, with all that is around the value. */
function simply(value: Value, around: readonly Value[]): string {
  if (!Array.isArray(value)) return JSON.stringify(value)
  if (around.includes(value)) return '[...]'
  return `[${value.map((item) => simply(item, [...around, value])).join(', ')}]`
}
