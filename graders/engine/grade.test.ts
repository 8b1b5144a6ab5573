import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import type { Score } from '../contract/score.ts'
import type { Submission } from '../contract/submission.ts'
import { boxWith, fixtureExercise, soundBox } from '../fixtures/exercises.ts'
import { submit } from '../fixtures/files.ts'
import { PORTABLE, type Sandbox } from '../sandbox/sandbox.ts'
import { gradeAll, gradeExercise, type GradeOptions } from './grade.ts'

const box = await fixtureExercise('01-box')

async function submission(id: string, code: string | undefined): Promise<Submission> {
  const exercises = code === undefined ? {} : { '01-box': await submit({ 'box.ts': code }) }
  return { id, sha256: '0'.repeat(64), exercises }
}

const options = (more: Partial<GradeOptions> = {}): GradeOptions => ({
  exercises: [box],
  jobs: 2,
  types: false,
  sandbox: PORTABLE,
  onScore: async () => {},
  ...more,
})

test('one bad submission never ends the batch, and the order is that of the submissions', async () => {
  const submissions = [
    await submission('loops', boxWith({ load: 'for (;;);' })),
    await submission('dies', boxWith({ load: 'process.abort()' })),
    await submission('sound', soundBox),
    await submission('missing', undefined),
    await submission('syntax', 'class {'),
  ]
  const told: string[] = []
  const scores = await gradeAll(
    submissions,
    options({
      onScore: async ({ submission: { id } }) => {
        told.push(id)
      },
    }),
  )
  expect(scores.map(({ submission: { id }, points, exercises }) => [id, exercises[0]?.outcome, points])).toEqual([
    ['loops', 'timed-out', 0],
    ['dies', 'crashed', 0],
    ['sound', 'graded', 7.5],
    ['missing', 'missing', 0],
    ['syntax', 'rejected', 0],
  ])
  expect(told.toSorted()).toEqual(['dies', 'loops', 'missing', 'sound', 'syntax'])
}, 60_000)

test('a score says what it was graded with, and carries the hash', async () => {
  const [score] = await gradeAll([await submission('ada', soundBox)], options())
  expect(score).toMatchObject({
    schema: 'deref/score/v1',
    submission: { id: 'ada', sha256: '0'.repeat(64) },
    runtime: { node: process.versions.node, v8: process.versions.v8 },
    sandbox: { level: 'portable', limits: expect.arrayContaining(['wall time', 'JavaScript heap']) },
    points: 7.5,
    maxPoints: 7.5,
  })
})

test('type errors are notes and cost nothing; left out, there are none', async () => {
  const code = `${soundBox}\nexport const wrong: string = 1\n`
  const graded = async (types: boolean) =>
    (await gradeAll([await submission('ada', code)], options({ types })))[0] as Score
  expect((await graded(true)).exercises[0]).toMatchObject({
    outcome: 'graded',
    points: 7.5,
    notes: [expect.stringMatching(/^box\.ts\(12,14\): error TS2322/)],
  })
  expect((await graded(false)).exercises[0]).not.toHaveProperty('notes')
})

test('tests and rubric that disagree are our fault: ungraded, and both sides named', async () => {
  const mismatch = await fixtureExercise('02-mismatch')
  const submitted = await submit({ 'mismatch.ts': 'export const value = 1' })
  const { score } = await gradeExercise(mismatch, { exercises: { '02-mismatch': submitted } }, PORTABLE)
  expect(score).toMatchObject({ outcome: 'ungraded', points: 0, maxPoints: 2 })
  expect(score.message).toContain('the rubric lists "in-the-rubric-alone", but no such test ran')
  expect(score.message).toContain('the test "in-the-run-alone" ran, but the rubric does not list it')
})

test('an inconclusive probe is our fault: ungraded after three attempts', async () => {
  const inconclusive = await fixtureExercise('03-inconclusive')
  const submitted = await submit({ 'inconclusive.ts': 'export const value = 1' })
  const { score } = await gradeExercise(inconclusive, { exercises: { '03-inconclusive': submitted } }, PORTABLE)
  expect(score).toMatchObject({
    outcome: 'ungraded',
    message: expect.stringContaining('"twin-survives" was inconclusive'),
  })
})

test('what the grader throws is ungraded, with the reason', async () => {
  const gone = { exercises: { '01-box': { entry: '/nowhere/box.ts', root: dirname('/nowhere/box.ts') } } }
  const { score } = await gradeExercise(box, gone, PORTABLE)
  expect(score).toMatchObject({
    outcome: 'ungraded',
    message: expect.stringMatching(/^The grader failed: A submission could not be read: ENOENT/),
  })
})

test('what goes beyond the limits is rejected, with the reason, and is neither read nor checked', async () => {
  const submitted = { entry: '/nowhere/box.ts', root: '/nowhere', rejected: 'is too large: at most 1 MiB' }
  const [score] = await gradeAll(
    [{ id: 'ada', sha256: '0'.repeat(64), exercises: { '01-box': submitted } }],
    options({ types: true }),
  )
  expect(score?.exercises).toEqual([
    {
      exercise: '01-box',
      outcome: 'rejected',
      points: 0,
      maxPoints: 7.5,
      message: 'is too large: at most 1 MiB',
      tests: expect.any(Array),
    },
  ])
})

test('types are checked behind the walls of the batch', async () => {
  let asked = 0
  const sandbox: Sandbox = {
    ...PORTABLE,
    encloseTool: (...words) => {
      asked += 1
      return PORTABLE.encloseTool(...words)
    },
  }
  const code = `${soundBox}\nexport const wrong: string = ${Date.now()}\n`
  await gradeAll([await submission('ada', code)], options({ types: true, sandbox }))
  expect(asked).toBe(1)
})

test('an error that only calls itself inconclusive costs its test, and does not make the submission ungraded', async () => {
  const named = `const error = new Error('no verdict'); error.name = 'Inconclusive'; throw error`
  const [score] = await gradeAll([await submission('ada', boxWith({ get: named }))], options())
  expect(score?.exercises[0]).toMatchObject({ outcome: 'graded', points: 5 })
})

test('what a submission prints comes with its score, and is no part of it', async () => {
  const printed: unknown[] = []
  const onScore: GradeOptions['onScore'] = async (score, text) => {
    printed.push(text)
    expect(JSON.stringify(score)).not.toContain('mona lisa')
  }
  await gradeAll([await submission('ada', boxWith({ load: `console.log('mona lisa')` }))], options({ onScore }))
  expect(printed).toEqual([{ '01-box': 'mona lisa\n' }])
})

test('once stopped it begins nothing more, and gives what is graded', async () => {
  const controller = new AbortController()
  const submissions = await Promise.all(['a', 'b', 'c', 'd'].map((id) => submission(id, soundBox)))
  const scores = await gradeAll(
    submissions,
    options({
      jobs: 1,
      signal: controller.signal,
      onScore: async ({ submission: { id } }) => {
        if (id === 'b') controller.abort()
      },
    }),
  )
  expect(scores.map(({ submission: { id } }) => id)).toEqual(['a', 'b'])
})
