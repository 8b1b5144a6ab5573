/**
 * Nobody holds the cache, so it dies together with what it keeps.
 *
 * @fails lets-go-after-a-hit keeps-what-is-in-use size-counts-the-living
 * has-tells-of-the-living iteration-passes-over-the-dead forgets-the-key-of-the-dead late-clean-up-spares-the-new
 * forgets-a-deleted-key iteration-keeps-none-but-the-current
 */
import { expect, finalizersDone, fleeting } from '#gc'
import { type CacheTest, letting, recent, sharing } from '../test-the-cache.ts'

const unpinned: readonly CacheTest[] = [
  {
    name: 'a value that nobody uses goes',
    async run({ WeakCache }) {
      const picture = fleeting(() => {
        const cache = new WeakCache((name: string) => ({ name }))
        const mona = cache.get('mona')
        expect(cache.get('mona'), 'the second get').toBe(mona)
        return mona
      })
      await expect(picture).toBeCollected()
    },
  },
  {
    name: 'its key goes too',
    async run({ WeakCache }) {
      const key = fleeting(() => {
        const mona = {}
        new WeakCache((_key: object) => ({})).get(mona)
        return mona
      })
      await finalizersDone()
      await expect(key).toBeCollected()
    },
  },
]

const cacheGoes = letting.filter(({ name }) => name.startsWith('a cache goes'))

export const suite: readonly CacheTest[] = [...sharing, ...unpinned, ...recent, ...cacheGoes]
