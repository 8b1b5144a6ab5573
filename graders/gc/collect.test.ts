import { expect, test } from 'vitest'
import { collectAll, collectYoung, turn } from './collect.ts'
import { countCollections } from './fixtures/count-collections.ts'

const weak = (): WeakRef<object> => new WeakRef<object>({ some: 'object' })
const isAlive = (reference: WeakRef<object>) => reference.deref() !== undefined

/** A reference to an object that survived the young generation and was dropped then. */
async function oldAndDropped(): Promise<WeakRef<object>> {
  const holder: { object: object | undefined } = { object: { old: true } }
  const reference = new WeakRef(holder.object as object)
  await turn()
  collectAll()
  await turn()
  collectAll()
  holder.object = undefined
  await turn()
  return reference
}

test('trap: a weak reference keeps its object until its job ends, and microtasks do not end that job', async () => {
  const reference = weak()
  collectAll()
  expect(isAlive(reference)).toBe(true)
  for (let times = 0; times < 100; times++) await Promise.resolve()
  collectAll()
  expect(isAlive(reference)).toBe(true)
  await turn()
  collectAll()
  expect(isAlive(reference)).toBe(false)
})

test('trap: gc() with an argument is a minor collection, which does not collect old objects', async () => {
  const reference = await oldAndDropped()
  globalThis.gc?.({} as never)
  expect(isAlive(reference)).toBe(true)
  await turn()
  collectAll()
  expect(isAlive(reference)).toBe(false)
})

test('a minor collection collects a young object and no old one', async () => {
  const old = await oldAndDropped()
  const young = weak()
  await turn()
  collectYoung()
  expect([isAlive(young), isAlive(old)]).toEqual([false, true])
})

test('each call is one collection of its kind', async () => {
  expect(await countCollections(async () => collectYoung())).toMatchObject({ full: 0 })
  expect(await countCollections(async () => collectAll())).toMatchObject({ full: 1 })
})
