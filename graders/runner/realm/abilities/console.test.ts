import { formatWithOptions } from 'node:util'
import { describe, expect, test } from 'vitest'
import { makeConsole } from './console.ts'
import { errorsPrinted, ours, printed } from './fixtures/both.ts'
import { format } from './format.ts'

const asNode = (...values: readonly unknown[]) =>
  formatWithOptions({ customInspect: false, depth: 4, maxStringLength: 10_000 }, ...values)

class Picture {
  name = 'mona'
  get painter(): string {
    throw new Error('asked')
  }
}
class Fresco extends Picture {}
class Atlas extends Map<unknown, unknown> {}
class PaintError extends Error {}
class Dried extends Error {}

const circle: Record<string, unknown> = { inner: { deep: {} } }
circle.self = circle
;(circle.inner as Record<string, unknown>).up = circle.inner

const stackless = new RangeError('no stack')
stackless.stack = ''
const frameless = new Error('told')
frameless.stack = 'Error: told'

const sparse: unknown[] = []
sparse[1] = 1
sparse[4] = 2
sparse.length = 6

const SAMPLES: readonly unknown[] = [
  'text', '', 0, -0, 1.5, Number.NaN, 10n, true, null, undefined, Symbol('a'), Symbol.iterator,
  [], {}, [1, 'a', null, undefined], { a: 1, 'b-c': 'd', 5: 6, [Symbol('s')]: 7 }, [[], [{}], { a: [] }], sparse,
  { get a(): number { throw new Error('asked') }, set b(_: number) {}, get c(): number { return 1 }, set c(_: number) {} },
  Object.assign([1, 2], { extra: 3 }), Object.create(null), Object.create({ a: 1 }), Object.create(Picture.prototype),
  new Picture(), new Fresco(), [new Fresco()], Picture, Fresco, class extends Picture {},
  () => {}, function named() {}, async () => {}, function* generate() {}, async function* both() {}, Object.assign(() => {}, { a: 1 }),
  new Map<unknown, unknown>([['a', { b: 1 }], [{}, 2]]), new Set(['a', 1, {}]), new Map(), new Set(), new Atlas([[1, 2]]),
  new WeakMap(), new WeakSet(), new Date(0), new Date(Number.NaN), /x\/y/dgimsuy, /x/v,
  Object(1), Object('abc'), Object(true), Object(1n), Object(Symbol('b')), [Object('x')],
  new Uint8Array([1, 2, 3]), new Float64Array(2), new ArrayBuffer(3), [new Uint8Array(1)],
  circle, [circle], { a: { b: { c: { d: { e: { f: 1 } } } } } }, [[[[[[1]]]]]], { a: { b: {} }, c: [{ d: [] }] },
  { a: "it's", b: 'say "it\'s"', c: 'line\nbreak', d: '\t\\\u0007\u001b\u007f', e: '\'"`' }, ['\ud800', '漢😀'],
  ['x'.repeat(200)], ['first line of many\n'.repeat(8)], { text: `${'long '.repeat(20)}\n${'long '.repeat(20)}` },
  Array.from({ length: 6 }, (_, i) => 'item number'.repeat(2) + i), Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`key${i}`, i])),
  ['x'.repeat(10_005)], ['x'.repeat(10_001)], new Set(Array.from({ length: 101 }, (_, i) => i)), new Map(Array.from({ length: 103 }, (_, i) => [i, i])),
  new Error('told'), new TypeError(''), new PaintError('dry'), new Dried('x'), [new RangeError('in an array')], { error: new Error('in an object') },
  stackless, frameless, [frameless], Object.assign(new Error('with more'), { code: 'E_CODE', name: 'Renamed' }),
  new Error('with a cause', { cause: frameless }), new AggregateError([frameless], 'all'),
  { [Symbol.toStringTag]: 'Tagged' }, new (class Tagged { get [Symbol.toStringTag](): string { return 'Tagged' } })(),
  
] // prettier-ignore

describe('formats as Node does', () => {
  test.each(SAMPLES.map((value) => [value]))('%#', (value) => {
    expect(format([value])).toBe(asNode(value))
    expect(format(['with', value, 1])).toBe(asNode('with', value, 1))
  })

  test.each([
    ['%s|%s|%s|%s|%s', 'a', 1, 2n, Symbol('x'), -0],
    ['%s', { a: { b: { c: 1 } } }, [1, [2]], new Picture()],
    ['%d|%d|%d|%d|%i|%i|%f|%f', '42', 2n, {}, 4.5, '4.9', 5.9, '1.5x', 'x'],
    ['%d %i %f', Symbol('a'), Symbol('b'), Symbol('c')],
    ['%j %j %j', 'a', 5, null],
    ['%O %c %%|%x|%', { b: {} }, 'css', 5],
    ['%s %s', 'only one'],
    ['100%', 1],
    ['%s'],
    ['%%'],
    ['a', 'b', { c: 'd' }, 'e'],
    [5, '%s', 'x'],
    [],
    ['%s', null, undefined],
  ])('%j', (...values) => {
    expect(format(values)).toBe(asNode(...values))
  })
})

test('an error of the host is told by class, name and message, a function never by its text', () => {
  const [line] = format([new ours.DOMException('told', 'AbortError')]).split('\n')
  expect(line).toBe('DOMException [AbortError]: told')
  expect(format(['%s %s', Picture, () => 'secret'])).toBe('[class Picture] [Function (anonymous)]')
})

describe('what it is given', () => {
  const asked: string[] = []
  const spy = (name: string) => () => {
    asked.push(name)
    return undefined as never
  }
  const handler = new Proxy({}, { get: (_, trap) => spy(String(trap)) }) as ProxyHandler<object>

  test('is not run, in whatever place', () => {
    const proxies = [new Proxy({}, handler), new Proxy([], handler), new Proxy(() => {}, handler)]
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    const inheriting = Object.create(new Proxy({}, handler)) as object
    class Sly {
      toString = spy('toString')
      toJSON = spy('toJSON')
      valueOf = spy('valueOf')
      get [Symbol.toStringTag](): string {
        return spy('tag')()
      }
    }
    Object.defineProperty(Sly.prototype, 'constructor', { get: spy('constructor') })
    Object.assign(Sly.prototype, {
      [Symbol.toPrimitive]: spy('toPrimitive'),
      [Symbol.for('nodejs.util.inspect.custom')]: spy('inspect'),
    })
    const error = new Error('told')
    for (const key of ['stack', 'message', 'name', 'cause'])
      Object.defineProperty(error, key, { get: spy(key), enumerable: true })
    class Entries extends Map<unknown, unknown> {
      override forEach = spy('forEach')
      override get size(): number {
        return spy('size')()
      }
    }
    const named = Object.defineProperty(() => {}, 'name', { get: spy('name') })
    for (const value of [...proxies, proxy, inheriting, new Sly(), error, new Entries([[1, 2]]), named]) {
      for (const text of ['%s', '%d', '%i', '%f', '%j', '%o', '%O', '%c']) format([text, value])
      format([value])
      format([{ value }, [value], new Map([[value, value]])])
    }
    expect(format(proxies)).toBe('[Proxy] [Proxy] [Proxy: function]')
    expect(asked).toEqual([])
  })

  test('may be huge or endless', () => {
    let deep: object = {}
    for (let i = 0; i < 50_000; i++) deep = { deep }
    expect(format([deep]).length).toBeLessThan(1000)
    let wide: object = {}
    for (let i = 0; i < 4; i++) wide = Array.from({ length: 100 }, () => ({ ...wide }))
    const [a, b] = [wide, { wide }]
    expect(format([a, b]).length).toBeLessThan(1_000_000)
    expect(format([Array.from({ length: 4 }), Object.assign([], { length: 4_000_000_000 })])).toContain(
      '<4000000000 empty items>',
    )
    const keys = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`key${i}`, 'x'.repeat(10)]))
    expect(format([keys]).length).toBeLessThan(1_000_000)
  })
})

test('prints to the two streams, indented within groups', () => {
  const { console } = ours
  printed.length = 0
  console.log('out %d', 1)
  console.group('group')
  console.warn('two\nlines')
  console.group()
  console.dir({ a: 1 })
  console.groupEnd()
  console.groupEnd()
  console.groupEnd()
  console.assert(true, 'never')
  console.assert(false, 'why')
  console.time('t')
  console.count()
  expect(printed).toEqual([
    [1, 'out 1\n'],
    [1, 'group\n'],
    [2, '  two\n  lines\n'],
    [1, '    { a: 1 }\n'],
    [2, 'Assertion failed: why\n'],
  ])
})

test('tells what console.error prints', () => {
  const { console } = ours
  errorsPrinted.length = 0
  console.error(new TypeError('x is not a function'), 'and %s')
  console.error('the %s has dried', 'paint')
  expect(errorsPrinted[0]).toContain('TypeError: x is not a function')
  expect(errorsPrinted[1]).toBe('the paint has dried')
})

test('stops printing after so much, and hears errors all the same', () => {
  const told: string[] = []
  printed.length = 0
  const console = makeConsole((text) => told.push(text)) as unknown as Console
  console.log('x'.repeat(1_000_000))
  for (let i = 0; i < 10; i++) console.log('more')
  console.error('heard')
  expect(printed).toHaveLength(1)
  expect(printed[0]?.[1].length).toBeLessThan(70_000)
  expect(told).toEqual(['heard'])
  for (let i = 0; i < 100; i++) console.error('y'.repeat(10_000))
  expect(told.length).toBeLessThan(10)
})
