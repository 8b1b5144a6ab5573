/**
 * Pins with the kit's own function, which holds until all tests are over, and takes a name once.
 *
 * @fails passes-a-correct-cache passes-another-correct-cache passes-a-third-correct-cache
 */
import { pinned } from '#gc'
import { type CacheTest, suite as all } from '../test-the-cache.ts'

export const suite: readonly CacheTest[] = all.map(({ name, run }) => ({
  name,
  run: ({ WeakCache }) => run({ WeakCache, pinned }),
}))
