import { expect, test } from 'vitest'
import { crowd } from '../fixtures/processes.ts'
import { ownTime, within } from './own-time.ts'

const rest = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms)
  })

/** Works for so many milliseconds of CPU time, and lets the event loop turn now and then. */
async function work(ms: number): Promise<void> {
  const used = () => {
    const { user, system } = process.threadCpuUsage()
    return (user + system) / 1000
  }
  for (const end = used() + ms; used() < end;) {
    for (const pause = used() + 5; used() < pause;);
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
  }
}

test('work and rest are time of its own', async () => {
  const began = ownTime()
  await work(100)
  const worked = ownTime() - began
  expect(worked).toBeGreaterThanOrEqual(95)
  await rest(200)
  expect(ownTime() - began - worked).toBeGreaterThanOrEqual(150)
})

test('what other processes take of the machine is not', async () => {
  await crowd()
  const [began, clock] = [ownTime(), performance.now()]
  await work(400)
  const [own, all] = [ownTime() - began, performance.now() - clock]
  expect(all).toBeGreaterThan(700)
  expect(own).toBeLessThan(all - 200)
})

test('gives what comes in time', async () => {
  expect(await within(1000, Promise.resolve('done'))).toBe('done')
  await expect(within(1000, Promise.reject(new RangeError('dried')))).rejects.toThrow('dried')
})

test('gives up on what never comes', async () => {
  const clock = performance.now()
  expect(await within(100, new Promise(() => {}))).toBe('late')
  expect(performance.now() - clock).toBeGreaterThanOrEqual(95)
})

test('on a busy machine it waits longer, and for work that never ends not for ever', async () => {
  await crowd()
  const clock = performance.now()
  expect(await within(500, work(350))).toBe(undefined)
  expect(performance.now() - clock).toBeGreaterThan(600)
  const longer = work(600)
  expect(await within(200, longer)).toBe('late')
  await longer
})
