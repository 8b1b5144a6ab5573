/**
 * Looks for the new value before the clean-up of the old one can have come.
 *
 * @fails late-clean-up-spares-the-new
 */
import { expect, fleeting } from '#gc'
import { type CacheTest, suite as all } from '../test-the-cache.ts'

const name = 'a value made after a death survives the clean-up of the dead one'

export const suite: readonly CacheTest[] = [
  ...all.filter((test) => test.name !== name),
  {
    name,
    async run({ WeakCache, pinned }) {
      const cache = pinned('cache', new WeakCache((key: string) => ({ key })))
      let next: object | undefined
      await expect(fleeting(() => cache.get('mona'))).toBeCollected(() => {
        next = cache.get('mona')
      })
      expect(cache.peek('mona') === next, 'the new value is still there').toBe(true)
    },
  },
]
