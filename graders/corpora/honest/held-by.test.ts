import { expect, test } from 'vitest'
import type { Exercise } from '../../catalog/exercise.ts'
import { loadExercises } from '../../catalog/load.ts'
import { findVariants } from '../../catalog/variants.ts'
import { exercisesFolder, solutionsFolder } from '../../contract/project.ts'
import { runExercise } from '../../runner/run-exercise.ts'

/** Every faulty weak cache that retains, a test that finds it out, and what it must name. */
const retaining: Record<string, readonly [test: string, heldBy: string]> = {
  'strong-map': ['lets-go-of-an-unused-value', 'cache (WeakCache) → #values (Map) → entry "mona" → value'],
  'clean-up-closes-over-the-value': [
    'lets-go-of-an-unused-value',
    'cache (WeakCache) → #registry (FinalizationRegistry) → held value given to register() (function cleanUp) → captured variable value',
  ],
  'held-value-leads-to-the-value': [
    'lets-go-of-an-unused-value',
    'cache (WeakCache) → #registry (FinalizationRegistry) → held value given to register() → .value',
  ],
  'last-value-in-a-field': ['lets-go-of-an-unused-value', 'cache (WeakCache) → #last → .value'],
  'last-hit-in-a-field': ['lets-go-after-every-use', 'cache (WeakCache) → #lastHit'],
  'clear-keeps-the-recent': ['the-recent-can-be-deleted', 'cache (WeakCache) → #recent (Map) → entry "kept" → value'],
  'delete-keeps-the-recent': [
    'the-recent-can-be-deleted',
    'cache (WeakCache) → #recent (Map) → entry "deleted" → value',
  ],
  'keep-recent-without-end': ['keeps-the-recent', 'cache (WeakCache) → #recent (Map) → entry "one" → value'],
  'keys-never-forgotten': ['forgets-the-key-too', 'cache (WeakCache) → #references (Map) → entry key'],
  'delete-leaves-it-to-the-collector': ['forgets-a-deleted-key', 'cache (WeakCache) → #references (Map) → entry key'],
  'deleted-key-stays-registered': [
    'forgets-a-deleted-key',
    'cache (WeakCache) → #registry (FinalizationRegistry) → held value given to register() → .key',
  ],
  'deleted-value-cleans-up-the-new': [
    'forgets-a-deleted-key',
    'cache (WeakCache) → #registry (FinalizationRegistry) → held value given to register() → value',
  ],
  'value-as-token': ['one-value-under-two-keys', 'cache (WeakCache) → #references (Map) → entry key'],
  'iteration-over-an-array-of-values': [
    'iteration-keeps-none-but-the-current',
    'values() (Array Iterator) → iterates over (Array) → [0]',
  ],
  'shared-registry-keeps-its-caches': [
    'can-itself-be-collected',
    'module-level variable registry of weak-cache.ts (FinalizationRegistry) → held value given to register() (function) → captured this (WeakCache)',
  ],
  'shared-registry-keeps-the-store': [
    'can-itself-be-collected',
    'module-level variable registry of weak-cache.ts (FinalizationRegistry) → held value given to register() → .store → .recent (Map) → entry "recent" → value',
  ],
  'async-promise-kept': [
    'async-lets-go',
    'cache (AsyncWeakCache) → #promises (Map) → entry "mona" (Promise) → its value',
  ],
  'async-last-promise-in-a-field': ['async-lets-go', 'cache (AsyncWeakCache) → #last (Promise) → its value'],
  'async-waiting-list-kept': [
    'async-lets-go-though-many-asked',
    'cache (AsyncWeakCache) → #waiting (Map) → entry "mona" (Array) → [0] (Promise) → its value',
  ],
  'async-rejection-cached': ['async-forgets-the-key-too', 'cache (AsyncWeakCache) → #making (Map) → entry key'],
  'async-failed-keys-counted': ['async-forgets-the-key-too', 'cache (AsyncWeakCache) → #failures (Map) → entry key'],
  'async-keys-never-forgotten': ['async-forgets-the-key-too', 'cache (AsyncWeakCache) → #references (Map) → entry key'],
  'async-deleted-key-stays-registered': [
    'async-forgets-a-deleted-key',
    'cache (AsyncWeakCache) → #registry (FinalizationRegistry) → held value given to register() → .key',
  ],
  'async-clean-up-removes-the-new': [
    'async-forgets-a-deleted-key',
    'cache (AsyncWeakCache) → #registry (FinalizationRegistry) → held value given to register() → value',
  ],
  'async-every-cache-listed': [
    'async-can-itself-be-collected',
    'module-level variable caches of async-every-cache-listed.ts (Set) → member (AsyncWeakCache)',
  ],
}

const [exercise] = (await loadExercises(exercisesFolder, ['15-weak-cache'])) as [Exercise]
const variants = await findVariants(exercise, solutionsFolder)

test.for(Object.entries(retaining))('faulty/%s names what really holds it', async ([name, [id, heldBy]]) => {
  const variant = variants.find((each) => each.name === `faulty/${name}`)
  if (!variant) throw new Error(`There is no faulty/${name}`)
  const { tests } = await runExercise(exercise, { entry: variant.file, root: variant.root })
  const leaks = tests.filter(({ failure }) => failure?.message.includes('still in memory'))
  expect(leaks.find((leak) => leak.id === id)?.failure?.heldBy).toBe(heldBy)
  // A leak may have no path only if there were too many before it.
  const unexplained = leaks.filter(({ failure }) => failure?.heldBy === undefined)
  expect(unexplained.filter(({ failure }) => !failure?.message.includes('earlier failures'))).toEqual([])
})
