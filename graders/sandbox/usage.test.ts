import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { canMeasure, usageOf } from './usage.ts'

test.runIf(canMeasure)('counts a process with its children, and nothing once it is gone', async () => {
  const child = spawn('/bin/sh', ['-c', 'sleep 5 & wait'], { detached: true })
  await once(child, 'spawn')
  await new Promise((resolve) => {
    setTimeout(resolve, 300)
  })
  const usage = usageOf(child.pid as number)
  expect(usage?.processes).toBe(2)
  expect(usage?.memory).toBeGreaterThan(100_000)
  expect(usage?.waitedMs).toBeGreaterThanOrEqual(0)
  process.kill(-(child.pid as number), 'SIGKILL')
  await once(child, 'exit')
  expect(usageOf(child.pid as number)).toBe(undefined)
})
