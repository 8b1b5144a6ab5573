import { test } from 'vitest'
import { expect } from '#gc'
import { finalize, setReporter } from '../finalize.ts'

test('calls-by-hand', () => {
  const target = {}
  const key = { name: 'key' }
  const result = { name: 'result' }
  const calls: unknown[][] = []
  const fn = (...args: unknown[]) => {
    calls.push(args)
    return result
  }
  const finalizer = finalize(target, fn, 'mona', key)
  expect(finalizer.alive, 'alive before the call').toBe(true)
  expect(calls, 'calls of fn before the call').toEqual([])
  expect(finalizer.call(), 'the first call').toBe(result)
  expect(calls, 'the arguments of each call of fn').toEqual([['mona', key]])
  expect(finalizer.alive, 'alive after the call').toBe(false)
  expect(finalizer.call(), 'the second call').toBe(undefined)
  expect(calls.length, 'calls of fn in total').toBe(1)
})

test('shows-its-parts', () => {
  const target = {}
  const key = { name: 'key' }
  let calls = 0
  const fn = (...args: unknown[]) => {
    calls += args.length
  }
  const finalizer = finalize(target, fn, 'mona', key)
  expect(finalizer.peek(), 'peek').toEqual([target, fn, ['mona', key]])
  expect(finalizer.peek(), 'peek again').toEqual([target, fn, ['mona', key]])
  expect(finalizer.alive, 'alive after calling peek twice').toBe(true)
  expect(calls, 'calls of fn').toBe(0)
  finalizer.call()
  expect(finalizer.peek(), 'peek after fn has been called').toBe(undefined)
  expect(finalize(target, fn).peek(), 'peek without arguments').toEqual([target, fn, []])
})

test('can-be-called-off', () => {
  const target = {}
  const key = { name: 'key' }
  let calls = 0
  const fn = (...args: unknown[]) => (calls += 1 + args.length)
  const finalizer = finalize(target, fn, 'mona', key)
  expect(finalizer.detach(), 'detach').toEqual([target, fn, ['mona', key]])
  expect(finalizer.alive, 'alive after detach').toBe(false)
  expect(finalizer.peek(), 'peek after detach').toBe(undefined)
  expect(finalizer.detach(), 'detach again').toBe(undefined)
  expect(finalizer.call(), 'call after detach').toBe(undefined)
  expect(calls, 'calls of fn').toBe(0)

  const called = finalize(target, fn)
  called.call()
  expect(called.detach(), 'detach of a finalizer that was called').toBe(undefined)
})

test('dead-before-fn-runs', () => {
  const target = {}
  const seen: unknown[] = []
  const finalizer = finalize(target, () => {
    if (seen.length > 0) throw new Error('fn was called again while it was running')
    seen.push(finalizer.alive)
    seen.push(finalizer.peek(), finalizer.detach(), finalizer.call())
    return 'done'
  })
  expect(() => finalizer.call(), 'call').toReturn('done')
  expect(seen, 'alive, peek, detach and call, used inside fn').toEqual([false, undefined, undefined, undefined])
})

test('throws-to-who-calls', () => {
  const reported: unknown[] = []
  setReporter((error) => reported.push(error))
  let calls = 0
  const finalizer = finalize({}, () => {
    calls += 1
    throw new RangeError('the file is gone')
  })
  expect(() => finalizer.call(), 'the first call').toThrow(RangeError, /the file is gone/)
  setReporter()
  expect(reported.length, 'errors passed to the reporter').toBe(0)
  expect(finalizer.alive, 'alive after the error').toBe(false)
  expect(() => finalizer.call(), 'the second call').toReturn(undefined)
  expect(calls, 'calls of fn').toBe(1)
})

test('knows-at-exit', () => {
  const finalizer = finalize({}, () => undefined)
  expect(finalizer.atExit, 'atExit of a new finalizer').toBe(true)
  finalizer.atExit = false
  expect(finalizer.atExit, 'atExit after it was set to false').toBe(false)
  finalizer.atExit = true
  expect(finalizer.atExit, 'atExit after it was set to true').toBe(true)
  finalizer.call()
  expect(finalizer.atExit, 'atExit of a dead finalizer').toBe(false)
  finalizer.atExit = true
  expect(finalizer.atExit, 'atExit of a dead finalizer, after it was set to true').toBe(false)
  expect(finalizer.alive, 'alive after that').toBe(false)
})

test('refuses-primitives', () => {
  for (const target of [42, 'text', true, null, undefined]) {
    const make = () => finalize(target as unknown as object, () => undefined)
    expect(make, `finalize of ${String(target)}`).toThrow(TypeError)
  }
  for (const target of [() => undefined, [], Object.freeze({})]) {
    const finalizer = finalize(target, () => 'called')
    expect(finalizer.peek()?.[0] === target, 'peek returns the target').toBe(true)
    expect(finalizer.call(), 'call').toBe('called')
  }
})

test('refuses-what-is-no-function', () => {
  for (const fn of [undefined, null, 'print', { call: () => undefined }]) {
    const make = () => finalize({}, fn as unknown as () => void)
    expect(make, `finalize with ${typeof fn === 'object' ? 'an object' : String(fn)} for fn`).toThrow(TypeError)
  }
  expect(() => finalize({}, () => 'called').call(), 'finalize with a function').toReturn('called')
})
