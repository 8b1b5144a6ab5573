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

test('looks for nothing where nobody wants to know', async () => {
  process.env.DEREF_EXPLAIN = 'no'
  onTestFinished(() => {
    delete process.env.DEREF_EXPLAIN
  })
  expect(await explain(leak())).toEqual({ unknown: 'What holds it was not looked for' })
})
