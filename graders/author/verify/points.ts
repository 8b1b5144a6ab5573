import { sum } from '../../scoring/score-exercise.ts'
import type { Check } from './check.ts'

const ALL = 100

export const points: Check = {
  title: 'points add up',
  problems: ({ exercise: { rubric } }) => {
    const total = sum(rubric.tests.map((test) => test.points))
    const worthless = rubric.tests.filter((test) => test.points === 0).map(({ id }) => `${id} is worth nothing`)
    return [...(total === ALL ? [] : [`the points of all tests are ${total}, and should be ${ALL}`]), ...worthless]
  },
}
