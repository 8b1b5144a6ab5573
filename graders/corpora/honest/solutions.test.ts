import { expect, test } from 'vitest'
import { surprises } from '../../author/expected.ts'
import { loadExercises } from '../../catalog/load.ts'
import { findVariants } from '../../catalog/variants.ts'
import { exercisesFolder, solutionsFolder } from '../../contract/project.ts'
import { pool } from '../../engine/pool.ts'
import { runExercise } from '../../runner/run-exercise.ts'
import { findIsolation } from '../../sandbox/isolated.ts'

/** Workers at a time. */
const WORKERS = 2

const isolation = findIsolation()

/** Its faulty solutions are run, too: those of all exercises together take five minutes. */
const WHOLE = '15-weak-cache'

// `deref verify` makes sure of the same at the portable level. That isolation is left out is said beside the corpus.
test.runIf(isolation.available).each(await loadExercises(exercisesFolder))(
  'isolated, solutions of $id get the verdicts that are known of them',
  { timeout: 300_000 },
  async (exercise) => {
    const variants = await findVariants(exercise, solutionsFolder)
    const chosen = variants.filter(({ kind }) => exercise.id === WHOLE || kind === 'correct')
    const found: Record<string, unknown> = {}
    await pool(chosen, WORKERS, async (variant) => {
      const { name, file: entry, root } = variant
      const sandbox = isolation.available ? { sandbox: isolation.sandbox } : {}
      const run = await runExercise(exercise, { entry, root }, { explain: false, ...sandbox })
      const surprising = surprises(run, variant, exercise.rubric)
      if (surprising.length > 0) found[name] = surprising
    })
    expect(found).toEqual({})
  },
)
