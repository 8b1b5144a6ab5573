import { describe, expect, test } from 'vitest'
import { both, survivors, uncaughtDuring, wait } from './fixtures/both.ts'

describe.each(both)('%s', (_, { setImmediate, clearImmediate, queueMicrotask }) => {
  test('immediates run in order, after microtasks, with their arguments and themselves as `this`', async () => {
    const order: unknown[] = []
    const first = setImmediate(
      function (this: unknown, ...args: unknown[]) {
        order.push(this === first, ...args)
        queueMicrotask(() => order.push('microtask'))
      },
      'a',
      2,
    )
    setImmediate(() => order.push('second'))
    queueMicrotask(() => order.push('before'))
    await wait(10)
    expect(order).toEqual(['before', true, 'a', 2, 'microtask', 'second'])
  })

  test('what is cleared does not run', async () => {
    let ran = 0
    const count = () => {
      ran += 1
    }
    const last = [setImmediate(() => clearImmediate(last[1])), setImmediate(count)]
    clearImmediate(setImmediate(count))
    setImmediate(count)[Symbol.dispose]()
    for (const junk of [undefined, null, {}, 5, 'x']) clearImmediate(junk as undefined)
    await wait(10)
    expect(ran).toBe(0)
  })

  test('ref, unref and hasRef', async () => {
    const immediate = setImmediate(() => {})
    expect([immediate.constructor.name, immediate.hasRef()]).toEqual(['Immediate', true])
    expect(immediate.unref().hasRef()).toBe(false)
    expect(immediate.ref()).toBe(immediate)
    expect(immediate.hasRef()).toBe(true)
    await wait(10)
    expect(immediate.hasRef()).toBe(false)
  })

  test('a callback that is none is refused, and an error stops no other', async () => {
    for (const junk of [undefined, null, {}]) {
      expect(() => setImmediate(junk as () => void)).toThrow(
        expect.objectContaining({ name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' }),
      )
    }
    let ran = false
    const errors = await uncaughtDuring(() => {
      setImmediate(() => {
        throw new RangeError('thrown')
      })
      setImmediate(() => {
        ran = true
      })
    })
    expect(ran).toBe(true)
    expect(errors.map(String)).toEqual(['RangeError: thrown'])
  })

  test('an immediate that is over or cleared holds nothing', async () => {
    const kept: unknown[] = []
    const left = await survivors(() => {
      const [ran, cleared, argument] = [(given: object) => given, (given: object) => given, {}]
      const immediate = setImmediate(cleared, argument)
      clearImmediate(immediate)
      kept.push(setImmediate(ran, argument), immediate)
      return { ran, cleared, argument }
    })
    expect(left).toEqual({ ran: false, cleared: false, argument: false })
    expect(kept).toHaveLength(2)
  })
})
