/**
 * Throws what only the kit should throw, as a probe does that cannot tell.
 *
 * @fails passes-a-correct-cache passes-another-correct-cache passes-a-third-correct-cache shares-while-alive creates-once
 * compares-keys-as-map-does peek-only-looks delete-forgets clear-forgets-all a-failure-is-not-cached refuses-primitives
 * iterates-in-order refuses-a-bad-keep-recent lets-go-of-an-unused-value lets-go-after-a-hit keeps-what-is-in-use
 * size-counts-the-living has-tells-of-the-living iteration-passes-over-the-dead forgets-the-key-of-the-dead
 * late-clean-up-spares-the-new forgets-a-deleted-key keeps-the-recent keeps-no-more-than-the-recent a-hit-makes-recent
 * looking-is-no-use forgets-a-deleted-recent iteration-keeps-none-but-the-current goes-while-its-values-live
 */
import { Inconclusive } from '#gc'
import type { CacheTest } from '../test-the-cache.ts'

export const suite: readonly CacheTest[] = [
  {
    name: 'nobody can tell',
    run() {
      throw new Inconclusive('It may be the machine')
    },
  },
]
