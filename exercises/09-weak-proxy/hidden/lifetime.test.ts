import { test } from 'vitest'
import { countedCallback, errorsPrinted, expect, finalizersDone, fleeting, held, pinned } from '#gc'
import { proxy, type ProxyCallback } from '../weak-proxy.ts'

class Picture {
  name: string
  #tags = ['old', 'oil']

  constructor(name: string) {
    this.name = name
  }

  get count(): number {
    return this.#tags.length
  }

  set count(count: number) {
    this.#tags.length = count
  }

  toString(): string {
    return this.name
  }

  add(tag: string): this {
    this.#tags.push(tag)
    return this
  }

  varnish(): void {
    this.#tags.push('varnished')
  }

  *[Symbol.iterator](): Generator<string, undefined> {
    for (const tag of this.#tags) yield tag
  }
}

const NO_LONGER = /no longer exists/

const nothing = () => undefined

const paint = (name: string) => new Picture(name)

/**
 * A proxy, and sure to stand for the target: whoever gives something else would let go of the target all the more
 * easily.
 */
function proxyTo<T extends Picture>(target: T, callback?: ProxyCallback<T>): T {
  const made = proxy(target, callback)
  expect(made === target, 'the proxy is the target itself').toBe(false)
  expectToStandFor(made, target)
  return made
}

function expectToStandFor(stand: Picture, target: Picture): void {
  const { name } = target
  target.name = `${name}, varnished`
  expect(stand.name, 'a property of the proxy, when the target has been changed').toBe(`${name}, varnished`)
  target.name = name
}

test('lets-go-of-the-target', async () => {
  const mona = held(() => paint('mona'))
  pinned(
    'proxy',
    mona.use((picture) => proxyTo(picture)),
  )
  await expect(mona.drop()).toBeCollected()
})

test('lets-go-of-a-target-with-callbacks', async () => {
  const mona = held(() => paint('mona'))
  pinned(
    'proxies',
    mona.use((picture) => [proxyTo(picture, nothing), proxyTo(picture, nothing), proxyTo(picture)]),
  )
  await expect(mona.drop()).toBeCollected()
})

/** In a frame of its own, gone when it returns. */
function useInEveryWay(stand: Picture & { year?: number }): void {
  stand.name = 'mona, again'
  stand.year = 1503
  expect(stand.name, 'a property').toBe('mona, again')
  expect('year' in stand, 'in').toBe(true)
  expect(delete stand.year, 'delete').toBe(true)
  expect(Object.keys(stand), 'Object.keys').toEqual(['name'])
  expect(Object.getOwnPropertyDescriptor(stand, 'name')?.value, 'a descriptor').toBe('mona, again')
  expect(stand instanceof Picture, 'instanceof').toBe(true)
  stand.count = 1
  expect(stand.count, 'an accessor').toBe(1)
  stand.add('framed').add('sold')
  expect(stand.count, 'an accessor, after a method was called twice').toBe(3)
  expect(Object.isExtensible(stand), 'Object.isExtensible').toBe(true)
}

test('lets-go-after-every-use', async () => {
  const mona = held(() => paint('mona'))
  const stand = pinned(
    'proxy',
    mona.use((picture) => proxyTo(picture)),
  )
  useInEveryWay(stand)
  await expect(mona.drop()).toBeCollected()
})

test('lets-go-after-iteration', async () => {
  const mona = held(() => paint('mona'))
  const stand = pinned(
    'proxy',
    mona.use((picture) => proxyTo(picture)),
  )
  const walk = () => {
    expect([...stand], 'a walk to the end').toEqual(['old', 'oil'])
    for (const tag of stand) {
      expect(tag, 'the first of a walk that breaks off').toBe('old')
      break
    }
    stand[Symbol.iterator]().next()
  }
  walk()
  await expect(mona.drop()).toBeCollected()
})

test('lets-go-of-what-is-not-plain', async () => {
  const targets: [name: string, make: () => object, use: (stand: never) => unknown][] = [
    ['an array', () => ['mona'], (stand: string[]) => [stand.push('lisa'), [...stand], stand.map(String)]],
    ['a Map', () => new Map([['mona', 1]]), (stand: Map<string, number>) => [stand.set('lisa', 2), [...stand]]],
    ['an arrow function', () => () => 1, (stand: () => number) => [stand(), stand.call(undefined)]],
    ['a frozen object', () => Object.freeze({ self: {} }), (stand: object) => [Object.entries(stand)]],
  ]
  for (const [what, make, use] of targets) {
    const target = held(make)
    const stand = pinned(`proxy of ${what}`, target.use(proxy))
    expect(
      target.use((target) => target === stand),
      `the proxy of ${what} is the target itself`,
    ).toBe(false)
    use(stand as never)
    await expect(target.drop(), what).toBeCollected()
  }
})

test('lets-go-of-a-target-that-leads-to-itself', async () => {
  const make = () => {
    const target: { name: string; self?: object; me?: () => object } = { name: 'mona' }
    target.self = target
    target.me = () => target
    return Object.freeze(target)
  }
  const target = held(make)
  const stand = pinned('proxy', target.use(proxy))
  const look = () => {
    expect(Object.keys(stand), 'Object.keys').toEqual(['name', 'self', 'me'])
    expect(stand.name, 'a property').toBe('mona')
    Object.getOwnPropertyDescriptors(stand)
    void stand.me?.()
  }
  look()
  await expect(target.drop()).toBeCollected()
})

test('a-method-that-was-taken-keeps-nothing', async () => {
  const mona = held(() => paint('mona'))
  const stand = mona.use((picture) => proxyTo(picture))
  const add = pinned('method', Reflect.get(stand, 'add') as (tag: string) => unknown)
  Reflect.apply(add, stand, ['framed'])
  expect(stand.count, 'an accessor, after the method was called').toBe(3)
  const varnish: (tag: string) => unknown = pinned('another method', Reflect.get(stand, 'varnish'))
  const lisa = paint('lisa')
  await expect(mona.drop()).toBeCollected(() => {
    expect(() => Reflect.apply(add, stand, ['sold']), 'the method, called on the dead proxy').toThrow(
      ReferenceError,
      NO_LONGER,
    )
    expect(() => Reflect.apply(varnish, lisa, []), 'a method, called on another picture').toReturn(undefined)
  })
  expect(lisa.count, 'the tags of the other picture').toBe(3)
})

test('a-bound-function-keeps-nothing', async () => {
  const mona = held(() => (by: number, to: number) => by + to)
  const stand = pinned('proxy', mona.use(proxy))
  const bound = pinned('bound function', stand.bind(undefined, 1))
  expect(() => bound(2), 'the bound function').toReturn(3)
  await expect(mona.drop()).toBeCollected(() => {
    expect(() => bound(2), 'the bound function, when its target is dead').toThrow(ReferenceError, NO_LONGER)
  })
})

test('keeps-what-is-in-use', async () => {
  const mona = held(() => paint('mona'))
  const stand = pinned(
    'proxy',
    mona.use((picture) => proxyTo(picture)),
  )
  await expect(fleeting(() => mona.use((picture) => picture))).toBeKept()
  expect(() => stand.name, 'a property, after a collection').toReturn('mona')
  mona.use((picture) => {
    expectToStandFor(stand, picture)
    expect(proxy(picture) === stand, 'proxy gives the same one, after a collection').toBe(true)
  })
})

test('a-dead-object-throws-at-once', async () => {
  const mona = held(() => paint('mona'))
  const stand = pinned(
    'proxy',
    mona.use((picture) => proxyTo(picture, nothing)),
  )
  const uses: Record<string, () => unknown> = {
    reading: () => stand.name,
    'reading what was never there': () => (stand as { other?: unknown }).other,
    assigning: () => (stand.name = 'lisa'),
    delete: () => delete (stand as { name?: string }).name,
    in: () => 'name' in stand,
    'Object.keys': () => Object.keys(stand),
    'Object.getOwnPropertyDescriptor': () => Object.getOwnPropertyDescriptor(stand, 'name'),
    'Object.defineProperty': () => Object.defineProperty(stand, 'name', { value: 1, configurable: true }),
    'Object.getPrototypeOf': () => Object.getPrototypeOf(stand),
    'Object.setPrototypeOf': () => Object.setPrototypeOf(stand, null),
    'Object.isExtensible': () => Object.isExtensible(stand),
    'Object.preventExtensions': () => Object.preventExtensions(stand),
    instanceof: () => stand instanceof Picture,
    'calling a method': () => stand.add('sold'),
    'an accessor': () => stand.count,
    iterating: () => [...stand],
    'String()': () => String(stand),
  }
  await expect(mona.drop()).toBeCollected(() => {
    for (const [what, use] of Object.entries(uses)) {
      expect(use, `${what}, before any clean-up`).toThrow(ReferenceError, NO_LONGER)
    }
  })
  await finalizersDone()
  expect(uses.reading!, 'reading, after the clean-up').toThrow(ReferenceError, NO_LONGER)
})

test('a-dead-function-throws-at-once', async () => {
  const make = () => class extends Picture {}
  const target = held(make)
  const stand = pinned('proxy', target.use(proxy))
  expect(new stand('mona').name, 'the name of what new gave').toBe('mona')
  await expect(target.drop()).toBeCollected(() => {
    expect(() => new stand('mona'), 'new').toThrow(ReferenceError, NO_LONGER)
    expect(() => Reflect.apply(stand as never, undefined, []), 'a call').toThrow(ReferenceError, NO_LONGER)
    expect(() => ({}) instanceof stand, 'instanceof').toThrow(ReferenceError, NO_LONGER)
    expect(() => class extends stand {}, 'extends').toThrow(ReferenceError, NO_LONGER)
    expect(typeof stand, 'typeof').toBe('function')
  })
})

test('lets-go-of-the-shared-proxy', async () => {
  const mona = held(() => paint('mona'))
  const stand = fleeting(() => mona.use((picture) => proxyTo(picture)))
  await expect(stand).toBeCollected()
  mona.use((picture) => {
    const again = proxyTo(picture)
    expect(proxy(picture) === again, 'the next proxy is shared in its turn').toBe(true)
  })
})

test('lets-go-of-a-proxy-with-a-callback', async () => {
  const mona = held(() => paint('mona'))
  const make = () => {
    const stand: Picture = mona.use((picture) => proxyTo(picture, () => void stand))
    return stand
  }
  await expect(fleeting(make), 'a proxy that its own callback leads to').toBeCollected()
  mona.use(({ name }) => name)
})

test('leaves-nothing-on-the-target', async () => {
  const mona = pinned('picture', paint('mona'))
  const callback = countedCallback()
  await expect(
    fleeting(() => proxyTo(mona, callback)),
    'a proxy that nobody holds',
  ).toBeCollected()
  await expect(() => {
    proxy(mona, callback)
  }, 'making a proxy that nobody holds').toHoldLevel()
  await expect(callback, 'the callback of dead proxies').toBeCalledTimes(0)
})

/** Calling a callback that is none is one. What a student prints to see what happens is not. */
const tellsOfAMistake = (text: string) => text.includes('TypeError')

test('calls-back-once', async () => {
  const printed = errorsPrinted()
  const callback = countedCallback()
  const mona = held(() => paint('mona'))
  pinned('proxies', [
    mona.use((picture) => proxyTo(picture, callback)),
    mona.use((picture) => proxyTo(picture)),
    mona.use((picture) => proxyTo(picture, callback)),
  ])
  await expect(callback, 'the callback, while the target is in use').toBeCalledTimes(0)
  await expect(mona.drop()).toBeCollected()
  await expect(callback, 'the callback that was given to two proxies').toBeCalledTimes(2)
  expect(printed.filter(tellsOfAMistake), 'errors printed on the way').toEqual([])
})

test('calls-back-with-the-proxy', async () => {
  const seen: unknown[] = []
  const look = (...given: readonly unknown[]) => {
    seen.push(given.length, given[0] === stand)
    expect(() => stand.name, 'reading, within the callback').toThrow(ReferenceError, NO_LONGER)
    seen.push('it was dead')
  }
  const mona = held(() => paint('mona'))
  const stand = pinned(
    'proxy',
    mona.use((picture) => proxyTo(picture, look)),
  )
  await expect(mona.drop()).toBeCollected()
  await finalizersDone()
  expect(seen, 'how many arguments, whether the first is the proxy, and whether that was dead').toEqual([
    1,
    true,
    'it was dead',
  ])
})

test('a-dead-proxy-calls-nobody', async () => {
  const callback = countedCallback()
  const mona = held(() => paint('mona'))
  await expect(
    fleeting(() => mona.use((picture) => proxyTo(picture, callback))),
    'the proxy',
  ).toBeCollected()
  await expect(mona.drop(), 'its target').toBeCollected()
  await expect(callback, 'the callback of a dead proxy, when its target had died').toBeCalledTimes(0)
})

/** Made here, where no picture is in sight: what a callback sees, it holds. */
const throwing = (callback: () => void) => () => {
  callback()
  throw new RangeError('the paint has dried')
}

test('a-throwing-callback-hides-none', async () => {
  const printed = errorsPrinted()
  const callbacks = [countedCallback(), countedCallback(), countedCallback()]
  const mona = held(() => paint('mona'))
  pinned(
    'proxies',
    mona.use((picture) => callbacks.map((callback) => proxyTo(picture, throwing(callback)))),
  )
  await expect(mona.drop()).toBeCollected()
  await finalizersDone()
  for (const callback of callbacks) await expect(callback, 'each of three callbacks that throw').toBeCalledTimes(1)
  const told = printed.join('\n').split('the paint has dried').length - 1
  expect(told >= 3, 'all three of their errors were printed').toBe(true)
})

test('lets-go-of-a-callback-that-was-called', async () => {
  let calls = 0
  const callback = held(() => () => {
    calls += 1
  })
  const mona = held(() => paint('mona'))
  pinned(
    'proxy',
    callback.use((callback) => mona.use((picture) => proxyTo(picture, callback))),
  )
  await expect(mona.drop()).toBeCollected()
  await finalizersDone()
  expect(calls, 'calls of the callback').toBe(1)
  await expect(callback.drop(), 'the callback').toBeCollected()
})
