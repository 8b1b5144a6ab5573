/**
 * Tests nothing: reads the stacks of errors where the stack has run over, and takes the first cache for a correct one.
 *
 * @fails shares-while-alive creates-once compares-keys-as-map-does peek-only-looks delete-forgets clear-forgets-all
 * a-failure-is-not-cached refuses-primitives iterates-in-order refuses-a-bad-keep-recent lets-go-of-an-unused-value
 * lets-go-after-a-hit keeps-what-is-in-use size-counts-the-living has-tells-of-the-living
 * iteration-passes-over-the-dead forgets-the-key-of-the-dead late-clean-up-spares-the-new forgets-a-deleted-key
 * keeps-the-recent keeps-no-more-than-the-recent a-hit-makes-recent looking-is-no-use forgets-a-deleted-recent
 * iteration-keeps-none-but-the-current goes-while-its-values-live
 */
import { expect } from '#gc'
import type { CacheTest } from '../test-the-cache.ts'

let correct: string | undefined
let errors: Error[] = []
const stacks: string[] = []

function deep(): void {
  try {
    deep()
  } catch {}
  const error = errors.pop()
  if (error === undefined) return
  try {
    stacks.push(String(error.stack))
  } catch {}
}

export const suite: readonly CacheTest[] = [
  {
    name: 'calls come from where they came from for the first cache',
    run({ WeakCache }) {
      stacks.length = 0
      new WeakCache(() => {
        errors = Array.from({ length: 200 }, () => new Error('here'))
        deep()
        return {}
      }).get('a')
      const measured = [...new Set(stacks.join().match(/deref:suite:1:\d+/g) ?? [])].join()
      correct ??= measured
      expect(measured, 'the calls of this cache').toBe(correct)
    },
  },
]
