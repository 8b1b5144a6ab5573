import { expect, test } from 'vitest'
import { bytesPerOperation, LEAK, theilSen } from './growth.ts'

test('the slope of a line, whatever one outlier says', () => {
  expect(theilSen([0, 2, 4, 6, 8])).toBe(2)
  expect(theilSen([0, 2, 4, 6, 8000])).toBe(2)
  expect(theilSen([5, 5, 5, 5])).toBe(0)
  expect(theilSen([0, 1])).toBe(1)
  expect(theilSen([])).toBe(0)
})

test('finds a leak of one slot an operation', { timeout: 30_000 }, async () => {
  const leaked: object[] = []
  const shared = {}
  expect(await bytesPerOperation(() => leaked.push(shared))).toBeGreaterThan(LEAK)
})

test('trap: a table that doubles now and then, and is bounded, is no leak', { timeout: 30_000 }, async () => {
  let table = new Map<number, object>()
  const bytes = await bytesPerOperation((index) => {
    table.set(index, {})
    if (table.size === 700) table = new Map()
  })
  expect(bytes).toBeLessThan(LEAK)
})

test('waits for operations that give a promise', { timeout: 30_000 }, async () => {
  const leaked: object[] = []
  const bytes = await bytesPerOperation(async (index) => {
    await Promise.resolve()
    leaked.push({ index })
  })
  expect(bytes).toBeGreaterThan(LEAK)
})
