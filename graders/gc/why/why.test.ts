import { SourceTextModule } from 'node:vm'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { collectAll, turn } from '../collect.ts'
import { forget, type Leak, leaks, Picture } from './fixtures/leaks.ts'
import { whyRetained } from './index.ts'

// A search takes half a second, and several seconds on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

type Anchors = Map<string, object>

/** Leaks an object. Synchronous, so that no frame of a test holds it. */
function leakWith(leak: Leak, make: () => object = () => new Picture()): [WeakRef<object>, Anchors] {
  const leaked = make()
  return [new WeakRef(leaked), new Map(Object.entries(leak(leaked)))]
}

const inMap: Leak = (leaked) => ({ cache: new Map([['k', leaked]]) })

async function collect(): Promise<void> {
  await turn()
  collectAll()
}

/**
 * Searches after a collection, as the kit does. The limits are higher than in a worker, because vitest, its coverage and the other
 * tests use this machine and this heap too: 52 MiB have been measured.
 */
async function why(...[target, anchors, limits]: Parameters<typeof whyRetained>): Promise<string | undefined> {
  await collect()
  return whyRetained(target, anchors, { maxMilliseconds: 20_000, maxBytes: 2 ** 28, ...limits })
}

afterEach(forget)

describe('shows how the object is held', () => {
  test.each(leaks)('%s', async (_, leak, expected) => {
    const [target, anchors] = leakWith(leak)
    expect(await why(target, anchors)).toBe(expected)
  })
})

test('names a variable that a module exports', async () => {
  const module = new SourceTextModule('export let latest; export function keep(value) { latest = value }', {
    identifier: '/submission/gallery.ts',
  })
  await module.link(() => {
    throw new Error('it imports nothing')
  })
  await module.evaluate()
  const { keep } = module.namespace as { keep: (value: object) => void }
  const [target, anchors] = leakWith((leaked) => {
    keep(leaked)
    return {}
  })
  expect(await why(target, anchors)).toBe('module-level variable latest of gallery.ts (Picture)')
})

describe('shows what leaked', () => {
  test.each<[what: string, make: () => object, expected: string]>([
    ['a plain object', () => ({}), 'cache (Map) → entry "k" → value'],
    ['an array', () => [], 'cache (Map) → entry "k" (Array)'],
    ['a function', () => function paint() {}, 'cache (Map) → entry "k" (function paint)'],
    ['a class', () => Picture, 'cache (Map) → entry "k" (class Picture)'],
    ['an object without a class', () => Object.create(null), 'cache (Map) → entry "k" → value'],
  ])('%s', async (_, make, expected) => {
    const [target, anchors] = leakWith(inMap, make)
    expect(await why(target, anchors)).toBe(expected)
  })

  test('a plain object is named by the last field', async () => {
    const [target, anchors] = leakWith(
      (leaked) => ({ box: { last: leaked } }),
      () => ({}),
    )
    expect(await why(target, anchors)).toBe('box → .last')
  })
})

describe('of several paths', () => {
  const paths: readonly (readonly [which: string, leak: Leak, expected: string])[] = [
    ['the shortest', (leaked) => ({ a: { b: { c: leaked } }, z: { y: leaked } }), 'z → .y (Picture)'],
    [
      'the first in alphabetical order',
      (leaked) => ({ z: { y: leaked }, b: { z: leaked, a: leaked } }),
      'b → .a (Picture)',
    ],
    [
      'a plain one before an odd one',
      (leaked) => ({ a: Object.create(Object.assign(Object.create(null), { a: leaked })), z: { y: { x: leaked } } }),
      'z → .y → .x (Picture)',
    ],
    [
      'one from a structure under test before any other',
      (leaked) => {
        Object.assign(globalThis, { leak: leaked })
        return { a: { b: { c: { d: leaked } } } }
      },
      'a → .b → .c → .d (Picture)',
    ],
  ]
  test.each(paths)('%s', async (_, leak, expected) => {
    const [target, anchors] = leakWith(leak)
    expect(await why(target, anchors)).toBe(expected)
  })

  test('the same one every time', async () => {
    const answers = new Set<string | undefined>()
    for (let i = 0; i < 5; i++) {
      const [target, anchors] = leakWith((leaked) => ({
        cache: { m: [leaked], k: new Map([['k', leaked]]), l: [leaked] },
      }))
      answers.add(await why(target, anchors))
    }
    expect([...answers]).toEqual(['cache → .k (Map) → entry "k" (Picture)'])
  })
})

describe('finds no path', () => {
  test('when the object is dead', async () => {
    const [target] = leakWith(inMap)
    await collect()
    expect(await why(target, new Map([['cache', {}]]))).toBeUndefined()
  })

  test('when only a WeakMap entry holds its own key', async () => {
    const [target, anchors] = leakWith((leaked) => ({ cache: new WeakMap([[leaked, { owner: leaked }]]) }))
    expect(await why(target, anchors)).toBeUndefined()
  })

  test('when the structure has only weak references', async () => {
    const [target, anchors] = leakWith((leaked) => {
      const registry = new FinalizationRegistry(() => {})
      registry.register(leaked, 'held', leaked)
      return { registry, seen: new WeakSet([leaked]), references: [new WeakRef(leaked)] }
    })
    expect(await why(target, anchors)).toBeUndefined()
  })

  test('when only a frame of the test holds the object', async () => {
    const leaked = new Picture()
    expect(await why(new WeakRef(leaked), new Map())).toBeUndefined()
    expect(leaked).toBeInstanceOf(Picture)
  })

  test.each([{ maxBytes: 1000 }, { maxMilliseconds: 0 }])('within limits that are too low: %o', async (limits) => {
    const [target, anchors] = leakWith(inMap)
    expect(await why(target, anchors, limits)).toBeUndefined()
    expect(await why(target, anchors)).toBe('cache (Map) → entry "k" (Picture)')
  })
})

test('the search holds neither the object nor the structure', async () => {
  const [target, anchors] = leakWith(inMap)
  const structure = new WeakRef(anchors.get('cache')!)
  await why(target, anchors)
  anchors.clear()
  await collect()
  expect([target.deref(), structure.deref()]).toEqual([undefined, undefined])
})
