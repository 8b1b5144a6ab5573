/**
 * Nothing ever dies in these tests.
 *
 * @fails lets-go-of-an-unused-value lets-go-after-a-hit keeps-what-is-in-use size-counts-the-living
 * has-tells-of-the-living iteration-passes-over-the-dead forgets-the-key-of-the-dead late-clean-up-spares-the-new
 * forgets-a-deleted-key keeps-the-recent keeps-no-more-than-the-recent a-hit-makes-recent looking-is-no-use
 * forgets-a-deleted-recent iteration-keeps-none-but-the-current goes-while-its-values-live
 */
export { sharing as suite } from '../test-the-cache.ts'
