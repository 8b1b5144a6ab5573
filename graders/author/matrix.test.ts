import { describe, expect, test } from 'vitest'
import { loadExercises } from '../catalog/load.ts'
import { findVariants } from '../catalog/variants.ts'
import { exercisesFolder, solutionsFolder } from '../contract/project.ts'
import { runExercise } from '../runner/run-exercise.ts'
import { scoreExercise } from '../scoring/score-exercise.ts'
import { surprises } from './expected.ts'

/** Of the points that an untouched stub may get. */
const STUB_SHARE = 0.02

for (const exercise of await loadExercises(exercisesFolder)) {
  const variants = await findVariants(exercise, solutionsFolder)
  const faulty = variants.filter(({ fails }) => fails !== undefined && fails.length > 0)

  describe(exercise.id, { concurrent: true, timeout: 60_000 }, () => {
    test.for(variants)('$name does exactly what is known of it', async (variant) => {
      const run = await runExercise(exercise, { entry: variant.file, root: variant.root }, { explain: false })
      expect(surprises(run, variant, exercise.rubric)).toEqual([])
      const { points, maxPoints } = scoreExercise(run, exercise.rubric)
      expect(points).toBeLessThanOrEqual(variant.name === 'stub' ? maxPoints * STUB_SHARE : maxPoints)
      expect(points === maxPoints).toBe(variant.fails?.length === 0)
    })

    test('has enough solutions, and every test is failed by one of them', () => {
      expect(variants.filter(({ fails }) => fails?.length === 0).length).toBeGreaterThanOrEqual(3)
      expect(faulty.length).toBeGreaterThanOrEqual(12)
      const killed = new Set(faulty.flatMap(({ fails }) => fails))
      expect(exercise.rubric.tests.map(({ id }) => id).filter((id) => !killed.has(id))).toEqual([])
    })
  })
}
