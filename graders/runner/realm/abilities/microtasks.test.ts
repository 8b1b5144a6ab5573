import { describe, expect, test } from 'vitest'
import { both, uncaughtDuring } from './fixtures/both.ts'

describe.each(both)('%s', (_, { queueMicrotask }) => {
  test('runs once the job is done, in order with promises, with no `this` and no arguments', async () => {
    const order: unknown[] = []
    void Promise.resolve().then(() => order.push('promise'))
    queueMicrotask(function (this: unknown, ...args: unknown[]) {
      order.push(this, args.length)
    })
    const after = Promise.resolve().then(() => order.push('last'))
    order.push('job')
    await after
    expect(order).toEqual(['job', 'promise', undefined, 0, 'last'])
  })

  test('an error is told of, and stops no other', async () => {
    let ran = false
    const errors = await uncaughtDuring(() => {
      queueMicrotask(() => {
        throw new RangeError('thrown')
      })
      queueMicrotask(() => {
        ran = true
      })
    })
    expect(ran).toBe(true)
    expect(errors.map(String)).toEqual(['RangeError: thrown'])
  })

  test('a callback that is none is refused', () => {
    for (const junk of [undefined, null, {}, 'x']) {
      expect(() => queueMicrotask(junk as () => void)).toThrow(
        expect.objectContaining({ name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' }),
      )
    }
    expect([queueMicrotask.name, queueMicrotask.length]).toEqual(['queueMicrotask', 1])
  })
})
