import { expect, test } from 'vitest'
import { plainRuns } from '../../author/plain-run.ts'
import { loadExercises } from '../../catalog/load.ts'
import { findVariants, knownFailures, type Variant } from '../../catalog/variants.ts'
import { exercisesFolder, solutionsFolder } from '../../contract/project.ts'

/** All solutions take a quarter of an hour: `npm run parity`. Without it some are drawn, others in each run. */
const WHOLE = process.env.DEREF_PARITY === 'whole'
const DRAWN = 6

/** In one vitest: what it holds of each adds up. */
const AT_ONCE = 12

// `deref verify` makes sure that the same verdicts are given in the sandbox.
test.each(await loadExercises(exercisesFolder))(
  'plain vitest gives solutions of $id the verdicts that are known of them',
  { timeout: 600_000 },
  async (exercise) => {
    const left = (await findVariants(exercise, solutionsFolder)).filter(({ name }) => WHOLE || name !== 'stub')
    const chosen = WHOLE ? left : draw(left, DRAWN)
    const found: Record<string, string[]> = {}
    for (let at = 0; at < chosen.length; at += AT_ONCE) {
      const some = chosen.slice(at, at + AT_ONCE)
      const runs = await plainRuns(
        exercise,
        some.map(({ file, root }) => ({ entry: file, root })),
      )
      for (const [index, variant] of some.entries()) {
        const { name } = variant
        const { tests, errors } = runs[index] as (typeof runs)[number]
        const failed = tests.filter(({ state }) => state === 'failed').map(({ id }) => id)
        const amiss = [...errors, ...differences(failed, knownFailures(variant) ?? failed)]
        if (tests.length !== exercise.rubric.tests.length) amiss.push(`${tests.length} tests`)
        if (amiss.length > 0) found[name] = amiss
      }
    }
    expect(found).toEqual({})
  },
)

function differences(failed: readonly string[], known: readonly string[]): string[] {
  return [
    ...failed.filter((id) => !known.includes(id)).map((id) => `${id} is failed`),
    ...known.filter((id) => !failed.includes(id)).map((id) => `${id} is passed`),
  ]
}

function draw(variants: readonly Variant[], count: number): Variant[] {
  const left = [...variants]
  return Array.from({ length: count }, () => left.splice(Math.floor(Math.random() * left.length), 1)).flat()
}
