import { expect, test } from 'vitest'
import { runExitHooks } from './exit-hooks.ts'

test('runs what was registered since, once, and leaves the rest alone', () => {
  const others = process.listeners('exit')
  let farewells = 0
  process.on('exit', () => (farewells += 1))
  runExitHooks()
  runExitHooks()
  expect(farewells).toBe(1)
  expect(process.listeners('exit')).toEqual(others)
})
