import { expect, test } from 'vitest'
import { collectAll, turn } from './collect.ts'
import { CheckFailed } from './errors.ts'
import { finalizersDone } from './fence.ts'

/** Registries with one dead cell each: every one of them takes a turn of its own. */
function deadCells(count: number, called: () => void): FinalizationRegistry<undefined>[] {
  return Array.from({ length: count }, () => {
    const registry = new FinalizationRegistry<undefined>(called)
    registry.register({}, undefined)
    return registry
  })
}

test('trap: no fixed number of turns is enough for the callbacks, and the fence is', async () => {
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

test('trap: what a callback lets go needs a fence for each link of the chain', async () => {
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

test('trap: a callback that throws is the failure of the test that waits, and ends no run', async () => {
  const registry = new FinalizationRegistry<string>((name) => {
    throw new RangeError(`no ${name} here`)
  })
  const register = () => registry.register({}, 'mona')
  register()
  await turn()
  collectAll()
  const error = await finalizersDone().catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(CheckFailed)
  expect((error as Error).message).toBe('a callback threw, and nobody can catch that: RangeError: no mona here')
  await finalizersDone()
})

test('a callback that throws what is no error is named too', async () => {
  const registry = new FinalizationRegistry(() => {
    throw 'a text'
  })
  const register = () => registry.register({}, undefined)
  register()
  await turn()
  collectAll()
  await expect(finalizersDone()).rejects.toThrow('a callback threw, and nobody can catch that: "a text"')
})
