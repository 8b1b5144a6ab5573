/**
 * Waits for the clean-up before it looks: by then nothing is left of the dead in any cache that cleans up.
 *
 * @fails size-counts-the-living has-tells-of-the-living
 */
import { expect, finalizersDone, fleeting } from '#gc'
import { type CacheTest, letting, recent, sharing } from '../test-the-cache.ts'

export const suite: readonly CacheTest[] = [
  ...sharing,
  {
    name: 'a value that nobody uses goes, and reads as absent',
    async run({ WeakCache, pinned }) {
      const cache = pinned('cache', new WeakCache((name: string) => ({ name })))
      await expect(fleeting(() => cache.get('mona'))).toBeCollected()
      await finalizersDone()
      expect(cache.has('mona'), 'has').toBe(false)
      expect(cache.size, 'size').toBe(0)
      expect([...cache], 'entries').toEqual([])
    },
  },
  ...letting.slice(1),
  ...recent,
]
