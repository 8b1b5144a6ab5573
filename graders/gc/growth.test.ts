import { describe, expect, test } from 'vitest'
import { bytesLeftPerCall, isLevel, theilSen } from './growth.ts'

const SLOT = 8

test('the slope of a line does not depend on one outlier', () => {
  expect(theilSen([0, 2, 4, 6, 8])).toBe(2)
  expect(theilSen([0, 2, 4, 6, 8000])).toBe(2)
  expect(theilSen([5, 5, 5, 5])).toBe(0)
  expect(theilSen([0, 1])).toBe(1)
  expect(theilSen([])).toBe(0)
})

describe('level', () => {
  test('is memory that stays in a narrow band while the calls triple', () => {
    expect(isLevel([0, 0])).toBe(false)
    expect(isLevel([0, 8000, 0])).toBe(true)
    expect(isLevel([0, 8001, 0])).toBe(false)
  })

  test('does not depend on the first rounds for ever', () => {
    expect(isLevel([90_000, 0, 0, 0, 0])).toBe(false)
    expect(isLevel([90_000, 0, 0, 0, 0, 0])).toBe(true)
  })

  test('trap: a table that doubles is level only while the calls double', () => {
    const slots = [2048, 4096, 8192, 8192, 16_384, 16_384, 16_384, 16_384, 32_768]
    for (let rounds = 1; rounds <= slots.length; rounds++) {
      expect(isLevel(slots.slice(0, rounds).map((count) => count * SLOT))).toBe(false)
    }
  })
})

describe('a leak', () => {
  const shared = {}
  const array: unknown[] = []
  const numbers: number[] = []
  const names: string[] = []
  const set = new Set<number>()
  const bare: object[] = []
  const resizable = new ArrayBuffer(0, { maxByteLength: 2 ** 20 })
  let doubling = new Float64Array(16)
  let used = 0
  let list: object | undefined
  const leaks: [what: string, leak: (index: number) => unknown][] = [
    ['a slot of an array', () => array.push(shared)],
    ['a number', (index) => numbers.push(index / 3)],
    ['a string', (index) => names.push(`picture ${index}`)],
    ['an entry of a set', (index) => set.add(index)],
    ['a link of a list', () => void (list = { next: list })],
    ['a weak reference without a prototype', () => bare.push(Object.setPrototypeOf(new WeakRef({}), null) as object)],
    ['8 bytes of a resizable buffer', () => resizable.resize(resizable.byteLength + SLOT)],
    [
      'a number in a typed array that doubles',
      (index) => {
        if (used === doubling.length) {
          const larger = new Float64Array(2 * used)
          larger.set(doubling)
          doubling = larger
        }
        doubling[used++] = index
      },
    ],
  ]

  test.for(leaks)('of %s is found', async ([, leak]) => {
    expect(await bytesLeftPerCall(leak)).toBeGreaterThanOrEqual(SLOT - 1)
  })

  test('of an operation that continues later is found', async () => {
    const later: object[] = []
    const bytes = await bytesLeftPerCall(async (index) => {
      await Promise.resolve()
      later.push({ index })
    })
    expect(bytes).toBeGreaterThan(SLOT)
  })
})

describe('no leak', () => {
  test('trap: a bounded table that grows and shrinks', async () => {
    let table = new Map<number, object>()
    const bytes = await bytesLeftPerCall((index) => {
      table.set(index, {})
      if (table.size === 700) table = new Map()
    })
    expect(bytes).toBe(0)
  })

  test('trap: entries that only a finalization callback removes', async () => {
    const places = new Set<WeakRef<object>>()
    const registry = new FinalizationRegistry<WeakRef<object>>((place) => places.delete(place))
    const bytes = await bytesLeftPerCall(() => {
      const object = {}
      const place = new WeakRef(object)
      places.add(place)
      registry.register(object, place)
    })
    expect(bytes).toBe(0)
  })

  test('trap: garbage outside the heap', async () => {
    expect(await bytesLeftPerCall(() => void new Float64Array(512))).toBe(0)
  })
})
