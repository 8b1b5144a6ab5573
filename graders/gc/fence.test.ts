import { expect, test } from 'vitest'
import { collectAll, turn } from './collect.ts'
import { CheckFailed } from './errors.ts'
import { finalizersDone } from './fence.ts'

/** Makes registries with one dead cell each: the callback of each runs in a turn of its own. */
function deadCells(count: number, called: () => void): FinalizationRegistry<undefined>[] {
  return Array.from({ length: count }, () => {
    const registry = new FinalizationRegistry<undefined>(called)
    registry.register({}, undefined)
    return registry
  })
}

test('trap: no fixed number of turns is enough for all callbacks, but the fence is', async () => {
  let calls = 0
  const registries = deadCells(200, () => (calls += 1))
  await turn()
  collectAll()
  for (let times = 0; times < 3; times++) await turn()
  expect(calls).toBeLessThan(200)
  await finalizersDone()
  expect(calls).toBe(200)
  expect(registries).toHaveLength(200)
})

test('trap: a chain of callbacks needs a fence for each link', async () => {
  const events: string[] = []
  const registry = new FinalizationRegistry<{ name: string }>(({ name }) => events.push(name))
  const chain = () => {
    const second = { name: 'first is gone' }
    registry.register({}, second)
    registry.register(second, { name: 'second is gone' })
  }
  chain()
  await turn()
  collectAll()
  await finalizersDone()
  expect(events).toEqual(['first is gone'])
  await turn()
  collectAll()
  await finalizersDone()
  expect(events).toEqual(['first is gone', 'second is gone'])
})

test('trap: a callback that throws fails the test that waits and does not end the run', async () => {
  const registry = new FinalizationRegistry<string>((name) => {
    throw new RangeError(`no ${name} here`)
  })
  const register = () => registry.register({}, 'mona')
  register()
  await turn()
  collectAll()
  const error = await finalizersDone().catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(CheckFailed)
  expect((error as Error).message).toBe('a callback threw an error that nothing can catch: RangeError: no mona here')
  await finalizersDone()
})

test('a thrown value that is not an error is shown too', async () => {
  const registry = new FinalizationRegistry(() => {
    throw 'a text'
  })
  const register = () => registry.register({}, undefined)
  register()
  await turn()
  collectAll()
  await expect(finalizersDone()).rejects.toThrow('a callback threw an error that nothing can catch: "a text"')
})

test('callbacks that are still waiting after thousands of turns fail the check', async () => {
  const registries = deadCells(3000, () => {})
  await turn()
  collectAll()
  await expect(finalizersDone()).rejects.toThrow(CheckFailed)
  expect(registries).toHaveLength(3000)
})
