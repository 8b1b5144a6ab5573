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

/** Makes a proxy and checks that it stands for the target: a proxy of something else would never keep the target alive. */
function proxyTo<T extends Picture>(target: T, callback?: ProxyCallback<T>): T {
  const made = proxy(target, callback)
  expect(made === target ? 'the target itself' : 'a proxy', 'the result of proxy(target)').toBe('a proxy')
  expectToStandFor(made, target)
  return made
}

function expectToStandFor(stand: Picture, target: Picture): void {
  const { name } = target
  target.name = `${name}, varnished`
  expect(stand.name, 'a property, read through the proxy after the target was changed').toBe(`${name}, varnished`)
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

/** Runs in a frame of its own, so that nothing on the stack keeps what it touched. */
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
    expect([...stand], 'an iteration to the end').toEqual(['old', 'oil'])
    for (const tag of stand) {
      expect(tag, 'the first element of an iteration that breaks off').toBe('old')
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
      target.use((target) => (target === stand ? 'the target itself' : 'a proxy')),
      `the result of proxy(${what})`,
    ).toBe('a proxy')
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
  expect(stand.count, 'an accessor, after a method was called').toBe(3)
  const varnish: (tag: string) => unknown = pinned('another method', Reflect.get(stand, 'varnish'))
  const lisa = paint('lisa')
  await expect(mona.drop()).toBeCollected(() => {
    expect(
      () => Reflect.apply(add, stand, ['sold']),
      'a method taken from the proxy, called on the dead proxy',
    ).toThrow(ReferenceError, NO_LONGER)
    expect(
      () => Reflect.apply(varnish, lisa, []),
      'another method taken from the proxy, called on another picture',
    ).toReturn(undefined)
  })
  expect(lisa.count, 'the number of tags of the other picture').toBe(3)
})

test('a-bound-function-keeps-nothing', async () => {
  const mona = held(() => (by: number, to: number) => by + to)
  const stand = pinned('proxy', mona.use(proxy))
  const bound = pinned('bound function', stand.bind(undefined, 1))
  expect(() => bound(2), 'the bound function').toReturn(3)
  await expect(mona.drop()).toBeCollected(() => {
    expect(() => bound(2), 'the bound function, after the death of its target').toThrow(ReferenceError, NO_LONGER)
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
    expect(proxy(picture) === stand, 'another call returns the same proxy, after a collection').toBe(true)
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
    'reading a missing property': () => (stand as { other?: unknown }).other,
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
  expect(new stand('mona').name, 'a field of the new instance').toBe('mona')
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
    expect(proxy(picture) === again, 'two calls return the same proxy, after the first shared proxy died').toBe(true)
  })
})

test('lets-go-of-a-proxy-with-a-callback', async () => {
  const mona = held(() => paint('mona'))
  const make = () => {
    const stand: Picture = mona.use((picture) => proxyTo(picture, () => void stand))
    return stand
  }
  await expect(fleeting(make), 'a proxy that its own callback captures').toBeCollected()
  mona.use(({ name }) => name)
})

test('leaves-nothing-on-the-target', async () => {
  const mona = pinned('picture', paint('mona'))
  const callback = countedCallback()
  await expect(
    fleeting(() => proxyTo(mona, callback)),
    'a dropped proxy',
  ).toBeCollected()
  await expect(() => {
    proxy(mona, callback)
  }, 'making and dropping a proxy').toHoldLevel()
  await expect(callback, 'the callback of the dropped proxies').toBeCalledTimes(0)
})

/** Selects the error of calling a missing callback, because a student may print other lines on purpose. */
const isTypeError = (text: string) => text.includes('TypeError')

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
  await expect(callback, 'the callback of two proxies, after the death of their target').toBeCalledTimes(2)
  expect(printed.filter(isTypeError), 'TypeErrors printed meanwhile').toEqual([])
})

test('calls-back-with-the-proxy', async () => {
  const seen: unknown[] = []
  const look = (...given: readonly unknown[]) => {
    seen.push(given.length, given[0] === stand ? 'the proxy' : 'something else')
    expect(() => stand.name, 'reading from the proxy, inside the callback').toThrow(ReferenceError, NO_LONGER)
    seen.push('dead')
  }
  const mona = held(() => paint('mona'))
  const stand = pinned(
    'proxy',
    mona.use((picture) => proxyTo(picture, look)),
  )
  await expect(mona.drop()).toBeCollected()
  await finalizersDone()
  expect(seen, 'number of arguments, the first of them, and its state').toEqual([1, 'the proxy', 'dead'])
})

test('a-dead-proxy-calls-nobody', async () => {
  const callback = countedCallback()
  const mona = held(() => paint('mona'))
  await expect(
    fleeting(() => mona.use((picture) => proxyTo(picture, callback))),
    'the proxy',
  ).toBeCollected()
  await expect(mona.drop(), 'its target').toBeCollected()
  await expect(callback, 'the callback of a dead proxy, after the death of its target').toBeCalledTimes(0)
})

/** Makes the callbacks where no picture is in scope, because a callback holds what its scope captures. */
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
  for (const callback of callbacks) await expect(callback, 'each of the three throwing callbacks').toBeCalledTimes(1)
  const reported = printed.join('\n').split('the paint has dried').length - 1
  expect(Math.min(reported, 3), 'errors printed with console.error (of three)').toBe(3)
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
