/**
 * Fails every other time it is run, whatever the cache does.
 *
 * @fails passes-a-correct-cache passes-another-correct-cache passes-a-third-correct-cache shares-while-alive creates-once
 * compares-keys-as-map-does peek-only-looks delete-forgets clear-forgets-all a-failure-is-not-cached refuses-primitives
 * iterates-in-order refuses-a-bad-keep-recent lets-go-of-an-unused-value lets-go-after-a-hit keeps-what-is-in-use
 * size-counts-the-living has-tells-of-the-living iteration-passes-over-the-dead forgets-the-key-of-the-dead
 * late-clean-up-spares-the-new forgets-a-deleted-key keeps-the-recent keeps-no-more-than-the-recent a-hit-makes-recent
 * looking-is-no-use forgets-a-deleted-recent iteration-keeps-none-but-the-current goes-while-its-values-live
 */
import { expect } from '#gc'
import type { CacheTest } from '../test-the-cache.ts'

let runs = 0

export const suite: readonly CacheTest[] = [
  {
    name: 'a coin that is not even thrown',
    run() {
      runs += 1
      expect(runs % 2, 'which side is up').toBe(1)
    },
  },
]
