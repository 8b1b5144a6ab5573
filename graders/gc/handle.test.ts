import { expect, test } from 'vitest'
import { CheckFailed } from './errors.ts'
import { fleeting, fleetingAsync, fleetingMany, held, heldAsync, isHandle } from './handle.ts'
import { probe } from './probe.ts'

test('trap: a const in an async function keeps its object, but fleeting never puts it into the frame', async () => {
  const careless = { in: 'this frame' }
  const handle = fleeting(() => careless)
  expect(await probe(handle)).toBe('retained')
  expect(careless.in).toBe('this frame')
  expect(await probe(fleeting(() => ({ in: 'no frame' })))).toBe('collected')
})

test('trap: a fulfilled promise keeps its value, but fleetingAsync does not keep the promise', async () => {
  const kept = Promise.resolve({ by: 'a promise' })
  expect(await probe(await fleetingAsync(() => kept))).toBe('retained')
  expect(await probe(await fleetingAsync(() => Promise.resolve({ by: 'nothing' })))).toBe('collected')
  expect(await kept).toEqual({ by: 'a promise' })
})

test('makes the requested number of objects in order and checks them together', async () => {
  const numbers: number[] = []
  const handle = fleetingMany(5, (index) => {
    numbers.push(index)
    return { index }
  })
  expect(numbers).toEqual([0, 1, 2, 3, 4])
  expect(handle.targets).toHaveLength(5)
  expect(await probe(handle)).toBe('collected')
})

test('one kept object among many makes the handle retained', async () => {
  const keeper: object[] = []
  const handle = fleetingMany(3, (index) => {
    const made = { index }
    if (index === 1) keeper.push(made)
    return made
  })
  expect(await probe(handle)).toBe('retained')
  expect(keeper).toHaveLength(1)
})

test('holds an object until it is dropped', async () => {
  const object = held(() => ({ name: 'mona' }))
  expect(object.use(({ name }) => name)).toBe('mona')
  expect(await probe(fleeting(() => object.use((mine) => ({ weakly: new WeakRef(mine) }))))).toBe('collected')
  expect(object.use(({ name }) => name)).toBe('mona')
  expect(await probe(object.drop())).toBe('collected')
  expect(() => object.use(() => 1)).toThrow(/already dropped/)
  expect(() => object.drop()).toThrow(/already dropped/)
})

test('holds the object of a promise', async () => {
  const object = await heldAsync(() => Promise.resolve({ name: 'mona' }))
  expect(object.use(({ name }) => name)).toBe('mona')
  expect(await probe(object.drop())).toBe('collected')
})

test.each([[undefined], [null], [42], ['text']])('fails when it gets %s instead of an object', async (value) => {
  expect(() => fleeting(() => value)).toThrow(CheckFailed)
  expect(() => fleeting(() => value)).toThrow(/^expected an object, got (undefined|null|42|"text")$/)
  await expect(fleetingAsync(() => Promise.resolve(value))).rejects.toThrow(CheckFailed)
})

test('recognises its own handles and no look-alikes', () => {
  expect(isHandle(fleeting(() => ({})))).toBe(true)
  expect(isHandle({ targets: [], twin: new WeakRef({}) })).toBe(false)
})
