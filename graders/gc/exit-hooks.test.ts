import { expect, test } from 'vitest'
import { runExitHooks } from './exit-hooks.ts'

test('runs listeners that were added since it was loaded once, and no others', () => {
  const others = process.listeners('exit')
  let farewells = 0
  process.on('exit', () => (farewells += 1))
  runExitHooks()
  runExitHooks()
  expect(farewells).toBe(1)
  expect(process.listeners('exit')).toEqual(others)
})
