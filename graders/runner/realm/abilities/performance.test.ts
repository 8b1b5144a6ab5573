import { describe, expect, test } from 'vitest'
import { both } from './fixtures/both.ts'

describe.each(both)('%s', (_, { performance }) => {
  test('the time goes on', () => {
    const before = performance.now()
    expect(performance.now()).toBeGreaterThanOrEqual(before)
    expect(Math.abs(performance.timeOrigin + performance.now() - Date.now())).toBeLessThan(1000)
  })
})
