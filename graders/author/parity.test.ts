import { describe, expect, test } from 'vitest'
import type { Exercise } from '../catalog/exercise.ts'
import { loadExercises } from '../catalog/load.ts'
import { findVariants, knownFailures } from '../catalog/variants.ts'
import { exercisesFolder, solutionsFolder } from '../contract/project.ts'
import type { RawTest } from '../contract/raw-run.ts'
import type { SubmittedExercise } from '../contract/submission.ts'
import { boxWith, fixtureExercise, soundBox } from '../fixtures/exercises.ts'
import { submit } from '../fixtures/files.ts'
import { runExercise } from '../runner/run-exercise.ts'
import { plainRun, plainRuns } from './plain-run.ts'

type Verdicts = Record<string, RawTest['state']>

const verdicts = ({ tests }: { tests: readonly Pick<RawTest, 'id' | 'state'>[] }): Verdicts =>
  Object.fromEntries(tests.map(({ id, state }) => [id, state]))

/** What either way says of each submission: in the sandbox, and under plain vitest. */
async function bothWays(exercise: Exercise, submitted: readonly SubmittedExercise[]) {
  const plain = plainRuns(exercise, submitted)
  const sandboxed: Verdicts[] = []
  for (const each of submitted) sandboxed.push(verdicts(await runExercise(exercise, each, { explain: false })))
  return { plain: (await plain).map(verdicts), sandboxed }
}

const failedIn = (tests: Verdicts) => Object.keys(tests).filter((id) => tests[id] === 'failed')

/** A function keeps what it mentions, though nothing is done with it: a bundler would have taken the mention out. */
const MENTIONS = [
  'this.later = () => { object }',
  'this.later = () => { if (false) object }',
  'this.later = () => { typeof object; return; object }',
  'this.later = (now = object) => now',
  'this.later = { get now() { object; return 1 } }',
  'this.later = class { static #unused = () => object }',
  'this.later = (function* () { object })()',
  'this.later = async () => { const unused = object }',
  'this.later = () => ({ object }.x)',
  'this.later = [0].values().map(() => object)',
  'const timer = setInterval(() => object, 1e6).unref(); if (timer.hasRef()) clearInterval(timer)',
]

/** What a timer says of itself decides whether it is cleared, and it keeps what its callback mentions until then. */
const TIMERS = [
  'const timer = setInterval(() => object, 1e6).unref(); if (!timer.hasRef()) clearInterval(timer)',
  'const timer = setTimeout(() => object, 1e6).unref().ref(); if (timer.hasRef()) clearTimeout(+timer)',
  'const timer = setTimeout(() => object, 1e6); timer.refresh(); timer.close()',
  '{ using timer = setTimeout(() => object, 1e6) }',
  'const now = setImmediate(() => object); if (now.hasRef()) clearImmediate(now)',
]

describe('both ways give the same verdicts', { timeout: 60_000 }, () => {
  test('on a small exercise', async () => {
    const box = await fixtureExercise('01-box')
    const given: [code: string, fails: string[]][] = [
      [soundBox, []],
      [boxWith({ put: 'this.last = object' }), ['lets-go']],
      [boxWith({ get: 'throw new RangeError()' }), ['gives-back', 'waits-for-get']],
      [boxWith({ put: `queueMicrotask(() => { this.last = object }); object = {}` }), ['gives-back']],
      [boxWith({ load: `throw new Error('no')` }), []],
      ...MENTIONS.map((put): [string, string[]] => [boxWith({ put }), ['lets-go']]),
      ...TIMERS.map((put): [string, string[]] => [boxWith({ put }), []]),
    ]
    const submitted: SubmittedExercise[] = []
    for (const [code] of given) submitted.push(await submit({ 'box.ts': code }))
    const { plain, sandboxed } = await bothWays(box, submitted)
    expect(plain).toEqual(sandboxed)
    expect(plain.map(failedIn)).toEqual(given.map(([, fails]) => fails))
    expect(plain.map((tests) => Object.keys(tests).length)).toEqual(given.map((_, index) => (index === 4 ? 0 : 3)))
  })

  const chosen = {
    '15-weak-cache': [
      'reference',
      'alternative-composed',
      'faulty/strong-map',
      'faulty/dead-given-out',
      'faulty/iteration-yields-the-dead',
      'faulty/set-that-throws',
      'faulty/shared-registry-keeps-its-caches',
      'faulty/async-throws-at-once',
      'faulty/async-waiting-list-kept',
    ],
    // A callback of the hidden tests mentions the proxy and does nothing with it: to a bundler that is nothing at all.
    '09-weak-proxy': ['reference', 'faulty/calls-back-without-a-proxy'],
  }

  test.each(Object.entries(chosen))('on %s, which is handed out', async (id, names) => {
    const [exercise] = (await loadExercises(exercisesFolder, [id])) as [Exercise]
    const variants = (await findVariants(exercise, solutionsFolder)).filter(({ name }) => names.includes(name))
    expect(variants.map(({ name }) => name).toSorted()).toEqual(names.toSorted())
    const { plain, sandboxed } = await bothWays(
      exercise,
      variants.map(({ file, root }) => ({ entry: file, root })),
    )
    const named = (all: readonly unknown[]) => Object.fromEntries(variants.map(({ name }, index) => [name, all[index]]))
    expect(named(plain)).toEqual(named(sandboxed))
    const known = variants.map((variant) => [...(knownFailures(variant) ?? [])].toSorted())
    expect(named(plain.map((tests) => failedIn(tests).toSorted()))).toEqual(named(known))
  })
})

test('what keeps a submission from being loaded is told', async () => {
  const box = await fixtureExercise('01-box')
  const submitted = await submit({ 'box.ts': boxWith({ load: `throw new RangeError('dried')` }) })
  expect(await plainRun(box, submitted)).toEqual({ tests: [], errors: ['RangeError: dried'] })
})
