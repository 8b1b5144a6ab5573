import { describe, expect, test } from 'vitest'
import { both, survivors, uncaughtDuring, wait } from './fixtures/both.ts'

describe.each(both)('%s', (_, { setTimeout, setInterval, clearTimeout, clearInterval }) => {
  test('a callback gets its arguments, and the timer as its `this`', async () => {
    const seen: unknown[] = []
    const timer = setTimeout(
      function (this: unknown, ...args: unknown[]) {
        seen.push(this, ...args)
      },
      1,
      'a',
      2,
    )
    expect(timer.constructor.name).toBe('Timeout')
    await wait(20)
    expect(seen).toEqual([timer, 'a', 2])
    expect(seen[0]).toBe(timer)
  })

  test('timers fire in order of their time', async () => {
    const order: string[] = []
    setTimeout(() => order.push('late'), 60)
    setTimeout(() => order.push('soon'), 20)
    for (const delay of [0, -1, Number.NaN, undefined, null, 'x', 2 ** 31]) {
      setTimeout(() => order.push('at once'), delay as number)
    }
    await wait(100)
    expect(order).toEqual([...Array.from({ length: 7 }, () => 'at once'), 'soon', 'late'])
  })

  test('what is cleared does not fire, by object, by number, by text', async () => {
    let fired = 0
    const count = () => {
      fired += 1
    }
    clearTimeout(setTimeout(count, 1))
    clearTimeout(Number(setTimeout(count, 1)))
    clearTimeout(String(+setTimeout(count, 1)))
    clearInterval(setTimeout(count, 1))
    setTimeout(count, 1).close()
    setTimeout(count, 1)[Symbol.dispose]()
    for (const junk of [undefined, null, {}, Symbol('a'), 'x', 1e9]) clearTimeout(junk as undefined)
    await wait(20)
    expect(fired).toBe(0)
  })

  test('an interval fires until it is cleared, by itself too', async () => {
    let fired = 0
    const timer = setInterval(() => {
      fired += 1
      if (fired === 3) clearInterval(timer)
    }, 1)
    await wait(40)
    expect(fired).toBe(3)
  })

  test('a refreshed timer starts anew, even one that has fired, but no cleared one', async () => {
    let fired = 0
    const timer = setTimeout(() => {
      fired += 1
    }, 5)
    expect(timer.refresh()).toBe(timer)
    await wait(30)
    expect(fired).toBe(1)
    timer.refresh()
    await wait(30)
    expect(fired).toBe(2)
    clearTimeout(timer)
    timer.refresh()
    await wait(30)
    expect(fired).toBe(2)
  })

  test('ref, unref and hasRef', () => {
    const timer = setTimeout(() => {}, 1000)
    expect(timer.hasRef()).toBe(true)
    expect(timer.unref()).toBe(timer)
    expect(timer.hasRef()).toBe(false)
    expect(timer.ref().hasRef()).toBe(true)
    clearTimeout(timer)
  })

  test('a callback that is none is refused', () => {
    for (const junk of [undefined, null, 'code()', {}]) {
      expect(() => setTimeout(junk as () => void, 1)).toThrow(
        expect.objectContaining({ name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' }),
      )
    }
    expect(() => setTimeout(() => {}, 1n as unknown as number)).toThrow(TypeError)
  })

  test('an error stops neither the others nor an interval', async () => {
    let fired = 0
    const errors = await uncaughtDuring(async () => {
      const timer = setInterval(() => {
        fired += 1
        if (fired === 2) clearInterval(timer)
        throw new RangeError('thrown')
      }, 1)
      await wait(30)
    })
    expect(fired).toBe(2)
    expect(errors.map(String)).toEqual(['RangeError: thrown', 'RangeError: thrown'])
  })

  test('nothing holds a timer that is over', async () => {
    const left = await survivors(() => {
      const [callback, argument] = [(given: object) => given, {}]
      return { timer: setTimeout(callback, 1, argument), callback, argument }
    })
    expect(left).toEqual({ timer: false, callback: false, argument: false })
  })

  test('a cleared timer lets go of its callback and arguments, one that has fired keeps them', async () => {
    const kept: unknown[] = []
    const left = await survivors(() => {
      const [cleared, clearedArgument, fired] = [(given: object) => given, {}, () => {}]
      const timer = setTimeout(cleared, 1000, clearedArgument)
      clearTimeout(timer)
      kept.push(timer, setTimeout(fired, 1))
      return { cleared, clearedArgument, fired }
    })
    expect(left).toEqual({ cleared: false, clearedArgument: false, fired: true })
    expect(kept).toHaveLength(2)
  })

  test('a pending timer holds its callback', async () => {
    const callbacks = new Set<object>()
    const left = await survivors(() => {
      const held = {}
      const callback = () => held
      const timer = setTimeout(callback, 1000)
      callbacks.add(timer)
      return { callback, held }
    })
    expect(left).toEqual({ callback: true, held: true })
    for (const timer of callbacks) clearTimeout(timer as NodeJS.Timeout)
  })

  test('they cannot be constructed, and have natural names', () => {
    expect([setTimeout.name, setTimeout.length, clearTimeout.name, clearTimeout.length]).toEqual([
      'setTimeout',
      2,
      'clearTimeout',
      1,
    ])
  })
})
