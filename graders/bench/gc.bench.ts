import { expect, test } from 'vitest'
import { collectAll, turn } from '../gc/collect.ts'
import { fleeting } from '../gc/handle.ts'
import { probe } from '../gc/probe.ts'
import { whyRetained } from '../gc/why/index.ts'

const ROUNDS = 60
/** Of the time of a full collection, or of three of them. */
const MAX_YOUNG_RATIO = 0.1
const MAX_LEAK_RATIO = 1.5
const MAX_PATH_MS = 1000

/** CPU milliseconds of this process, including its collector threads. */
async function cpuMs(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

test('a probe takes at most its share of the time of a full collection', { timeout: 120_000 }, async () => {
  const keeper: object[] = []
  const full: number[] = []
  const collected: number[] = []
  const retained: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    full.push(
      await cpuMs(async () => {
        await turn()
        collectAll()
      }),
    )
    const young = fleeting(() => ({ round }))
    collected.push(await cpuMs(() => probe(young)))
    const leaked = fleeting(() => {
      const object = { round }
      keeper.push(object)
      return object
    })
    retained.push(await cpuMs(() => probe(leaked)))
  }
  const [bare, young, leak] = [median(full), median(collected), median(retained)]
  const heap = Math.round(process.memoryUsage().heapUsed / 2 ** 20)
  console.log(`on a heap of ${heap} MiB, medians of ${ROUNDS} in CPU milliseconds:`)
  console.log(`  a full collection         ${bare.toFixed(2)}`)
  console.log(
    `  a probe of a young object ${young.toFixed(2)}  = ${(young / bare).toFixed(3)} of it (at most ${MAX_YOUNG_RATIO})`,
  )
  console.log(
    `  a probe of a leak         ${leak.toFixed(2)}  = ${(leak / (3 * bare)).toFixed(2)} of three (at most ${MAX_LEAK_RATIO})`,
  )
  expect(young).toBeLessThanOrEqual(MAX_YOUNG_RATIO * bare)
  expect(leak).toBeLessThanOrEqual(MAX_LEAK_RATIO * 3 * bare)
})

test('a search for a path takes at most 1 s', { timeout: 60_000 }, async () => {
  const cache = new Map<string, object>()
  const leaked = fleeting(() => cache.set('mona', { name: 'mona' }).get('mona'))
  const times: number[] = []
  for (let round = 0; round < 7; round++) {
    const began = performance.now()
    const path = await whyRetained(leaked.targets[0] as WeakRef<object>, new Map([['cache', cache]]))
    times.push(performance.now() - began)
    expect(path).toBe('cache (Map) → entry "mona" → value')
  }
  console.log(`  a whole retaining path    ${median(times).toFixed(0)} ms of wall time (at most ${MAX_PATH_MS})`)
  expect(median(times)).toBeLessThanOrEqual(MAX_PATH_MS)
})
