/**
 * The async function itself holds the picture that should die, and so no cache is good enough.
 *
 * @fails passes-a-correct-cache passes-another-correct-cache passes-a-third-correct-cache
 */
import { expect, fleeting } from '#gc'
import type { CacheTest } from '../test-the-cache.ts'

export const suite: readonly CacheTest[] = [
  {
    name: 'a value that nobody uses goes',
    async run({ WeakCache, pinned }) {
      const cache = pinned('cache', new WeakCache((name: string) => ({ name })))
      const mona = cache.get('mona')
      await expect(fleeting(() => mona)).toBeCollected()
      expect(mona.name, 'its name').toBe('mona')
    },
  },
]
