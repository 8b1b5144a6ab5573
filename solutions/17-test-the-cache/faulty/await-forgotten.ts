/**
 * Starts the check that the value goes, and does not wait for it: the test is over before anything can fail.
 *
 * @fails lets-go-after-a-hit size-counts-the-living has-tells-of-the-living
 */
import { expect, fleeting } from '#gc'
import { type CacheTest, letting, recent, sharing } from '../test-the-cache.ts'

export const suite: readonly CacheTest[] = [
  ...sharing,
  {
    name: 'a value that nobody uses goes, and reads as absent at once',
    run({ WeakCache, pinned }) {
      const cache = pinned('cache', new WeakCache((name: string) => ({ name })))
      const mona = fleeting(() => {
        const picture = cache.get('mona')
        expect(cache.get('mona'), 'the second get').toBe(picture)
        return picture
      })
      void expect(mona).toBeCollected(() => {
        expect(cache.has('mona'), 'has').toBe(false)
        expect(cache.size, 'size').toBe(0)
        expect([...cache], 'entries').toEqual([])
      })
    },
  },
  ...letting.slice(2),
  ...recent,
]
