import { expect as vitestExpect, test } from 'vitest'
import { countedCallback } from './callback.ts'
import { CheckFailed } from './errors.ts'
import { expect } from './expect.ts'

function finalizer(callback: () => void): FinalizationRegistry<undefined> {
  const registry = new FinalizationRegistry<undefined>(callback)
  registry.register({}, undefined)
  return registry
}

test('waits for the callback of a dead object', async () => {
  const callback = countedCallback()
  const registry = finalizer(callback)
  await expect(callback, 'the callback').toBeCalledTimes(1)
  vitestExpect(registry).toBeDefined()
})

test('fails on a callback that runs once more', async () => {
  const callback = countedCallback()
  const registry = finalizer(() => {
    callback()
    setImmediate(callback)
  })
  await vitestExpect(expect(callback, 'the callback').toBeCalledTimes(1)).rejects.toThrow(
    'the callback: expected 1 call, got 2',
  )
  vitestExpect(registry).toBeDefined()
})

test('fails on a callback that never runs', async () => {
  const callback = countedCallback()
  await vitestExpect(expect(callback).toBeCalledTimes(2)).rejects.toThrow('expected 2 calls, got 0')
  await vitestExpect(expect(callback).toBeCalledTimes(1)).rejects.toBeInstanceOf(CheckFailed)
  await expect(callback).toBeCalledTimes(0)
})

test('does not keep its arguments', () => {
  const callback = countedCallback()
  callback({ some: 'object' })
  vitestExpect(callback.calls()).toBe(1)
  vitestExpect(Object.keys(callback)).toEqual(['calls'])
})
