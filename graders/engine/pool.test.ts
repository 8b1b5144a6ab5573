import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { pool } from './pool.ts'

test('works on every item once, in order, at most so many at the same time', async () => {
  const taken: number[] = []
  let running = 0
  let peak = 0
  await pool([1, 2, 3, 4, 5], 2, async (item) => {
    taken.push(item)
    running += 1
    peak = Math.max(peak, running)
    await turn()
    running -= 1
  })
  expect(taken).toEqual([1, 2, 3, 4, 5])
  expect(peak).toBe(2)
})

test('is done at once when there are no items', async () => {
  await pool([], 3, () => Promise.reject(new Error('never called')))
})

test('takes no item after the signal is aborted, and waits for those that were begun', async () => {
  const stop = new AbortController()
  const done: number[] = []
  const work = async (item: number) => {
    if (item === 2) stop.abort()
    await turn()
    done.push(item)
  }
  await pool([1, 2, 3, 4], 2, work, stop.signal)
  expect(done).toEqual([1, 2])
})

test('rejects with the first error, and takes no item after it', async () => {
  const taken: number[] = []
  const work = async (item: number) => {
    taken.push(item)
    await turn()
    if (item === 1) throw new Error('first')
    await turn()
  }
  await expect(pool([1, 2, 3, 4], 2, work)).rejects.toThrow('first')
  await turn()
  await turn()
  expect(taken).toEqual([1, 2])
})
