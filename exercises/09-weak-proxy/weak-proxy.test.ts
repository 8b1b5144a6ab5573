import { test } from 'vitest'
import { countedCallback, expect, fleeting, held, pinned } from '#gc'
import { proxy } from './weak-proxy.ts'

// What the helpers of the kit do:
// - held(make)            makes an object and holds it, until its drop(); use() shows it to a function meanwhile
// - fleeting(make)        makes an object and drops it at once, so that nothing holds it unless your code does
// - pinned('name', ...)   holds an object until the test is over, so that it does not die early
// - countedCallback()     a callback that counts its calls; toBeCalledTimes(n) waits until n calls have come, and a
//   little longer for one too many
// - toBeCollected()       runs the real collector, and fails if the object outlives it

class Picture {
  name: string
  #price = 1

  constructor(name: string) {
    this.name = name
  }

  get price(): number {
    return this.#price
  }

  raise(by: number): this {
    this.#price += by
    return this
  }

  *[Symbol.iterator](): Generator<string, undefined> {
    yield* this.name
  }
}

test('forwards every operation to the target', () => {
  const mona: { name: string; year?: number } = { name: 'mona' }
  const stand = proxy(mona)

  expect(stand === mona ? 'the target itself' : 'a proxy', 'the result of proxy(target)').toBe('a proxy')
  expect(stand.name, 'a property').toBe('mona')
  stand.year = 1503
  expect(mona.year, 'a property of the target, added through the proxy').toBe(1503)
  expect('year' in stand, 'in').toBe(true)
  expect(Object.keys(stand), 'Object.keys').toEqual(['name', 'year'])
  delete stand.year
  expect('year' in mona, 'in of the target, after delete through the proxy').toBe(false)
})

test('stands for an object with #private fields', () => {
  const stand = proxy(new Picture('mona'))

  expect(stand instanceof Picture, 'instanceof').toBe(true)
  expect(() => stand.price, 'a getter').toReturn(1)
  expect(() => stand.raise(1) === stand, 'a method that returns its this returns the proxy').toReturn(true)
  expect(() => stand.price, 'the getter, after the method').toReturn(2)
  expect([...stand], 'iteration').toEqual(['m', 'o', 'n', 'a'])
})

test('stands for arrays, functions and classes', () => {
  const list = proxy(['mona'])
  expect(Array.isArray(list), 'Array.isArray').toBe(true)
  expect(list.push('lisa'), 'push').toBe(2)

  const add = proxy((a: number, b: number) => a + b)
  expect(add(1, 2), 'a call').toBe(3)

  const Stand = proxy(Picture)
  expect(new Stand('mona') instanceof Picture, 'new instance instanceof the class').toBe(true)
})

test('shares one proxy without a callback, and makes a new one with a callback', () => {
  const mona = new Picture('mona')
  const nothing = () => undefined

  expect(proxy(mona) === proxy(mona), 'two calls without a callback return the same proxy').toBe(true)
  expect(proxy(mona, nothing) === proxy(mona, nothing), 'two calls with the same callback return the same proxy').toBe(
    false,
  )
})

test('rejects non-objects', () => {
  expect(() => proxy(42 as unknown as object), 'proxy(42)').toThrow(TypeError)
  expect(() => proxy(Symbol('mine') as unknown as object), 'proxy(a symbol)').toThrow(TypeError)
})

test('does not keep the target alive, and throws from the moment of its death', async () => {
  const mona = held(() => new Picture('mona'))
  const stand = pinned('proxy', mona.use(proxy))

  expect(stand.name, 'a property').toBe('mona')
  await expect(mona.drop()).toBeCollected(() => {
    // Here the picture has just died: no callback has run yet.
    expect(() => stand.name, 'reading').toThrow(ReferenceError, /no longer exists/)
    expect(() => 'name' in stand, 'in').toThrow(ReferenceError, /no longer exists/)
    expect(() => stand.raise(1), 'a method').toThrow(ReferenceError, /no longer exists/)
  })
})

test('does not keep the target alive through a method taken from the proxy', async () => {
  const mona = held(() => new Picture('mona'))
  const stand = pinned('proxy', mona.use(proxy))
  const raise = pinned('method', Reflect.get(stand, 'raise'))

  Reflect.apply(raise, stand, [1])
  expect(stand.price, 'the price, after the method was called on the proxy').toBe(2)
  await expect(mona.drop()).toBeCollected()
})

test('calls back once when the target is gone', async () => {
  const onDeath = countedCallback()
  const mona = held(() => new Picture('mona'))
  pinned(
    'proxy',
    mona.use((picture) => proxy(picture, onDeath)),
  )

  await expect(onDeath, 'the callback, while the picture is in use').toBeCalledTimes(0)
  await expect(mona.drop()).toBeCollected()
  await expect(onDeath, 'the callback, after the death of the picture').toBeCalledTimes(1)
})

test('a proxy can die before its target', async () => {
  const mona = held(() => new Picture('mona'))

  await expect(fleeting(() => mona.use(proxy))).toBeCollected()
  expect(
    mona.use((picture) => proxy(picture).name),
    'a property, read through the next proxy',
  ).toBe('mona')
})
