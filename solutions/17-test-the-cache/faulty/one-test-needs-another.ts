/**
 * One test leaves its cache to the next, which cannot do without.
 *
 * @fails passes-a-correct-cache passes-another-correct-cache passes-a-third-correct-cache
 */
import { expect } from '#gc'
import { type CacheTest, suite as all, type WeakCache } from '../test-the-cache.ts'

let left: WeakCache<string, object> | undefined

export const suite: readonly CacheTest[] = [
  ...all,
  {
    name: 'get makes a value',
    run({ WeakCache }) {
      left = new WeakCache((name: string) => ({ name }))
      left.get('mona')
    },
  },
  {
    name: 'has finds it',
    run() {
      expect(left?.delete('mona'), 'delete').toBe(true)
      left = undefined
    },
  },
]
