/**
 * One value, asked for once, is all that these tests ever have.
 *
 * @fails shares-while-alive creates-once compares-keys-as-map-does clear-forgets-all iterates-in-order lets-go-after-a-hit
 * forgets-a-deleted-key keeps-no-more-than-the-recent a-hit-makes-recent looking-is-no-use
 * forgets-a-deleted-recent iteration-keeps-none-but-the-current goes-while-its-values-live
 */
import { expect, fleeting } from '#gc'
import { type CacheTest, letting, sharing } from '../test-the-cache.ts'

const chosen = ['peek and has', 'a create that throws', 'a value that is no object', 'keepRecent is a whole number']

export const suite: readonly CacheTest[] = [
  ...sharing.filter(({ name }) => chosen.some((start) => name.startsWith(start))),
  ...letting.filter(({ name }) => name.startsWith('the key of a dead') || name.startsWith('a value made after')),
  {
    name: 'delete and clear forget',
    run({ WeakCache }) {
      const cache = new WeakCache((name: string) => ({ name }))
      const mona = cache.get('mona')
      expect(cache.delete('mona'), 'delete').toBe(true)
      expect(cache.get('mona') === mona, 'get gives the deleted value').toBe(false)
      cache.clear()
      expect(cache.size, 'size after clear').toBe(0)
    },
  },
  {
    name: 'a value that nobody uses goes, and reads as absent at once',
    async run({ WeakCache, pinned }) {
      const cache = pinned('cache', new WeakCache((name: string) => ({ name })))
      await expect(fleeting(() => cache.get('mona'))).toBeCollected(() => {
        expect(cache.has('mona'), 'has').toBe(false)
        expect(cache.size, 'size').toBe(0)
        expect([...cache], 'entries').toEqual([])
      })
    },
  },
  {
    name: 'keepRecent keeps a value',
    async run({ WeakCache, pinned }) {
      const cache = pinned('cache', new WeakCache((name: string) => ({ name }), { keepRecent: 1 }))
      await expect(fleeting(() => cache.get('mona'))).toBeKept()
    },
  },
]
