import { expect, test } from 'vitest'
import type { Variant } from '../catalog/variants.ts'
import { boxWith, fixtureExercise, soundBox } from '../fixtures/exercises.ts'
import { submit } from '../fixtures/files.ts'
import { audit } from './audit.ts'

const box = await fixtureExercise('01-box')
const quiet = { stress: false, jobs: 2, onRun: () => {} }

async function variant(name: string, code: string, fails: string[]): Promise<Variant> {
  const { entry: file, root } = await submit({ 'box.ts': code })
  return fails.length === 0 ? { kind: 'correct', name, file, root } : { kind: 'faulty', name, file, root, fails }
}

test('counts runs and verdicts, spread over the variants', async () => {
  const counts: number[] = []
  const variants = [
    await variant('reference', soundBox, []),
    await variant('faulty/never', boxWith({ get: 'return 1' }), ['gives-back']),
  ]
  const result = await audit(box, variants, { ...quiet, runs: 5, onRun: (done) => counts.push(done) })
  expect(result).toEqual({ exercise: '01-box', runs: 5, verdicts: 15, flakyRuns: 0, flakes: [], wavering: [] })
  expect(counts).toEqual([1, 2, 3, 4, 5])
})

test('under stress too, and the busy core is idle again afterwards', async () => {
  const result = await audit(box, [await variant('reference', soundBox, [])], { ...quiet, runs: 3, stress: true })
  expect(result).toMatchObject({ runs: 3, flakyRuns: 0, flakes: [] })
})

test('a verdict that is not the known one is counted, with what it was', async () => {
  const flaky = await variant('reference', boxWith({ put: `if (process.pid % 2) throw new Error('odd')` }), [])
  const never = await variant('faulty/never', soundBox, ['lets-go'])
  const { flakyRuns, flakes } = await audit(box, [flaky, never], { ...quiet, runs: 12 })
  expect(flakyRuns).toBeGreaterThanOrEqual(6)
  expect(flakes).toContainEqual({
    variant: 'faulty/never',
    test: 'lets-go',
    expected: 'failed',
    got: 'passed',
    runs: 6,
  })
})

test('a leak that is explained in two ways is wavering', async () => {
  const leaky = (field: string) => variant('faulty/leaks', boxWith({ put: `this.${field} = object` }), ['lets-go'])
  const { wavering, flakes } = await audit(box, [await leaky('odd'), await leaky('even')], { ...quiet, runs: 2 })
  expect(flakes).toEqual([])
  expect(wavering).toEqual([{ variant: 'faulty/leaks', test: 'lets-go', readings: expect.any(Array) }])
  expect(wavering[0]?.readings.toSorted()).toEqual(['box (Box) → .even', 'box (Box) → .odd'])
})

test('once stopped it begins nothing more', async () => {
  const controller = new AbortController()
  const result = await audit(box, [await variant('reference', soundBox, [])], {
    ...quiet,
    jobs: 1,
    runs: 50,
    signal: controller.signal,
    onRun: (done) => done === 2 && controller.abort(),
  })
  expect(result.runs).toBe(2)
})
