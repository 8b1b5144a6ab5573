import { expect, test } from 'vitest'
import { patientTimer } from './patient-timer.ts'

/** Milliseconds until it calls back, for a process that has waited so long at each look. */
async function timeOf(ms: number, ...waits: readonly number[]): Promise<number> {
  const left = [0, ...waits]
  let last = 0
  const began = performance.now()
  await new Promise<void>((resolve) => {
    patientTimer(ms, () => (last = left.shift() ?? last), resolve)
  })
  return performance.now() - began
}

test('time that the machine took is given back, and no more', async () => {
  expect(await timeOf(200)).toBeLessThan(390)
  expect(await timeOf(200, 300, 400)).toBeGreaterThanOrEqual(590)
  expect(await timeOf(200, 40)).toBeLessThan(390)
})

test('what was cancelled never calls', async () => {
  let called = false
  patientTimer(
    20,
    () => 0,
    () => (called = true),
  )()
  await new Promise((resolve) => {
    setTimeout(resolve, 60)
  })
  expect(called).toBe(false)
})
