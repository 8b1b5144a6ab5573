import { expect, test } from 'vitest'
import { saturateCpu } from '../fixtures/processes.ts'
import { ownTime, within } from './own-time.ts'

const idle = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms)
  })

/** Uses so many milliseconds of CPU time, with turns of the event loop in between. */
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

test('counts work and idle time', async () => {
  const began = ownTime()
  await work(100)
  const worked = ownTime() - began
  expect(worked).toBeGreaterThanOrEqual(95)
  await idle(200)
  expect(ownTime() - began - worked).toBeGreaterThanOrEqual(150)
})

test('does not count the time that other processes take', async () => {
  await saturateCpu()
  const [began, clock] = [ownTime(), performance.now()]
  await work(400)
  const [own, all] = [ownTime() - began, performance.now() - clock]
  expect(all).toBeGreaterThan(700)
  expect(own).toBeLessThan(all - 200)
})

test('returns or throws the result of work that is in time', async () => {
  expect(await within(1000, Promise.resolve('done'))).toBe('done')
  await expect(within(1000, Promise.reject(new RangeError('dried')))).rejects.toThrow('dried')
})

test('gives up on a promise that never settles', async () => {
  const clock = performance.now()
  expect(await within(100, new Promise(() => {}))).toBe('late')
  expect(performance.now() - clock).toBeGreaterThanOrEqual(95)
})

test('waits longer on a busy machine, but not for ever', async () => {
  await saturateCpu()
  const clock = performance.now()
  expect(await within(500, work(350))).toBe(undefined)
  expect(performance.now() - clock).toBeGreaterThan(600)
  const longer = work(600)
  expect(await within(200, longer)).toBe('late')
  await longer
})
