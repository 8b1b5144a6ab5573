import { describe, expect, test } from 'vitest'
import { upperBound } from './flake-rate.ts'

describe('is the exact one-sided bound of 95 %', () => {
  test.each([1, 2, 10, 100, 1000, 100_000])('for no event in %d', (runs) => {
    expect(upperBound(0, runs)).toBeCloseTo(1 - 0.05 ** (1 / runs), 12)
  })

  // Clopper and Pearson: the 0.95 quantile of the beta distribution of events + 1 and runs - events.
  test.each<[events: number, runs: number, bound: number]>([
    [1, 10, 0.3941633],
    [2, 10, 0.5069013],
    [9, 10, 0.9948838],
    [1, 2, 0.97467943],
    [1, 20, 0.21610616],
    [5, 100, 0.10225338],
    [50, 100, 0.58637829],
    [1, 1000, 0.00473499],
    [10, 1000, 0.01690318],
    [3, 10_000, 0.00077518],
    [900, 1000, 0.91521523],
  ])('for %d in %d', (events, runs, bound) => {
    expect(upperBound(events, runs)).toBeCloseTo(bound, 6)
  })

  test('is the rate at which so few events are still seen once in twenty', () => {
    const rate = upperBound(2, 5)
    const seen = (1 - rate) ** 5 + 5 * rate * (1 - rate) ** 4 + 10 * rate ** 2 * (1 - rate) ** 3
    expect(seen).toBeCloseTo(0.05, 12)
  })
})

test('is about three in so many runs for no event', () => {
  expect(upperBound(0, 1000) * 1000).toBeCloseTo(3, 1)
  expect(upperBound(0, 1_000_000) * 1_000_000).toBeCloseTo(3, 1)
})

test('grows with every event, and is always above the rate that was seen', () => {
  const runs = 40
  const bounds = Array.from({ length: runs + 1 }, (_, events) => upperBound(events, runs))
  for (const [events, bound] of bounds.entries()) {
    expect(bound).toBeGreaterThan(events === runs ? 0.99 : events / runs)
    expect(bound).toBeGreaterThan(bounds[events - 1] ?? 0)
  }
})

test('falls with every run', () => {
  const bounds = [1, 10, 100, 1000].map((runs) => upperBound(0, runs))
  expect(bounds).toEqual([...bounds].sort((a, b) => b - a))
  expect(upperBound(3, 1000)).toBeLessThan(upperBound(3, 100))
})

test('promises nothing without a run, or where every run had an event', () => {
  expect(upperBound(0, 0)).toBe(1)
  expect(upperBound(1, 1)).toBe(1)
  expect(upperBound(10, 10)).toBe(1)
})
