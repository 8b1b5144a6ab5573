/**
 * Asks that a value made during an iteration comes up in it, which nobody promised.
 *
 * @fails passes-a-third-correct-cache
 */
import { expect } from '#gc'
import { type CacheTest, suite as all } from '../test-the-cache.ts'

export const suite: readonly CacheTest[] = [
  ...all,
  {
    name: 'iteration comes to what is made meanwhile',
    run({ WeakCache }) {
      const cache = new WeakCache((name: string) => ({ name }))
      const alive = [cache.get('mona')]
      const seen: string[] = []
      for (const name of cache.keys()) {
        seen.push(name)
        alive.push(cache.get('lisa'))
      }
      expect(seen, 'keys').toEqual(['mona', 'lisa'])
    },
  },
]
