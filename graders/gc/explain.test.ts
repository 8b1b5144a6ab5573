import { expect, onTestFinished, test } from 'vitest'
import { explain } from './explain.ts'
import { fleeting } from './handle.ts'

const kept: object[] = []
const leak = () =>
  fleeting(() => {
    const object = {}
    kept.push(object)
    return object
  })

test('does not search when explanations are off', async () => {
  process.env.DEREF_EXPLAIN = 'no'
  onTestFinished(() => {
    delete process.env.DEREF_EXPLAIN
  })
  expect(await explain(leak())).toEqual({ unknown: 'Not searched for what holds it' })
})
