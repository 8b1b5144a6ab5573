/**
 * Tests nothing: counts the frames of the stack that are the cache's own, and takes the first cache for a correct one.
 *
 * @fails shares-while-alive creates-once compares-keys-as-map-does peek-only-looks delete-forgets clear-forgets-all
 * a-failure-is-not-cached refuses-primitives iterates-in-order refuses-a-bad-keep-recent lets-go-of-an-unused-value
 * lets-go-after-a-hit keeps-what-is-in-use size-counts-the-living has-tells-of-the-living
 * iteration-passes-over-the-dead forgets-the-key-of-the-dead late-clean-up-spares-the-new forgets-a-deleted-key
 * keeps-the-recent keeps-no-more-than-the-recent a-hit-makes-recent looking-is-no-use forgets-a-deleted-recent
 * iteration-keeps-none-but-the-current goes-while-its-values-live
 */
import { expect } from '#gc'
import type { CacheTest, WeakCacheClass } from '../test-the-cache.ts'

let correct: string | undefined

function framesOf({ stack = '' }: Error): number {
  return stack.split('\n').filter((line) => line.startsWith('    at ')).length
}

/** More frames than a stack shows: those of the cache take the place of some. */
function deep<T>(frames: number, call: () => T): T {
  return frames > 0 ? deep(frames - 1, call) : call()
}

/** What a cache does is not looked at: how often it calls `create`, say, or whether it refuses anything. */
function measure(WeakCache: WeakCacheClass): string {
  const seen = new Map<number, number>()
  const cache = new WeakCache((key: number) => {
    if (!seen.has(key)) seen.set(key, framesOf(new Error('in create')))
    return { key }
  })
  for (const key of [0, 1, 2, 3]) deep(key * 10, () => cache.get(key))
  return [...seen.values()].join()
}

export const suite: readonly CacheTest[] = [
  {
    name: 'frames are as many as in the first cache',
    run({ WeakCache }) {
      const measured = measure(WeakCache)
      correct ??= measured
      expect(measured, 'the frames of this cache').toBe(correct)
    },
  },
]
