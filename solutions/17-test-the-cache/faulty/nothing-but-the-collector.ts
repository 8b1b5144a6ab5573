/**
 * Tests the hard part alone.
 *
 * @fails creates-once compares-keys-as-map-does clear-forgets-all a-failure-is-not-cached refuses-primitives
 * iterates-in-order refuses-a-bad-keep-recent
 */
import { type CacheTest, letting, recent } from '../test-the-cache.ts'

export const suite: readonly CacheTest[] = [...letting, ...recent]
