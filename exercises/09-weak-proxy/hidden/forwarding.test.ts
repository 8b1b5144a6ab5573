import { test } from 'vitest'
import { expect } from '#gc'
import { proxy } from '../weak-proxy.ts'

class Picture {
  static readonly kind = 'picture'
  name: string
  #price = 1
  #tags = ['old', 'oil']

  constructor(name: string) {
    this.name = name
  }

  get price(): number {
    return this.#price
  }

  set price(price: number) {
    this.#price = price
  }

  raise(by: number): this {
    this.#price += by
    return this
  }

  toString(): string {
    return `${this.name} at ${this.#price}`
  }

  worth(rate: number, bonus: number): number {
    return this.#price * rate + bonus
  }

  is(other: unknown): boolean {
    return this === other
  }

  *[Symbol.iterator](): Generator<string, undefined> {
    for (const tag of this.#tags) yield tag
  }
}

/** Makes a proxy and checks that it is one: the target itself would pass nearly every test of this file. */
function proxyTo<T extends object>(target: T): T {
  const made = proxy(target)
  expect(made === target ? 'the target itself' : 'a proxy', 'the result of proxy(target)').toBe('a proxy')
  return made
}

/** Takes a method from an object, so that it can be called on another one. */
function methodOf(object: object, key: string): (...args: unknown[]) => unknown {
  return Reflect.get(object, key) as () => unknown
}

/** Lets the type checker accept any property, because these tests add and delete them. */
type Loose = Record<PropertyKey, unknown>

test('reads-and-writes', () => {
  const symbol = Symbol('place')
  const target: Loose = { name: 'mona', [symbol]: 'Paris' }
  const stand = proxyTo(target)
  expect(stand.name, 'a property').toBe('mona')
  expect(stand[symbol], 'a property whose key is a symbol').toBe('Paris')
  expect(stand.missing, 'a missing property').toBe(undefined)
  target.name = 'lisa'
  expect(stand.name, 'a property, after the target was changed').toBe('lisa')
  stand.name = 'scream'
  stand.year = 1893
  expect(target.name, 'a property of the target, assigned through the proxy').toBe('scream')
  expect(target.year, 'a property of the target, added through the proxy').toBe(1893)
  expect(delete stand.year, 'delete').toBe(true)
  expect('year' in target, 'in of the target, after delete through the proxy').toBe(false)
  delete target.name
  expect(stand.name, 'a property, deleted from the target').toBe(undefined)
})

test('tells-what-there-is', () => {
  const hidden = Symbol('hidden')
  const target: Loose = Object.create({ inherited: 1 }, { secret: { value: 3, configurable: true } }) as Loose
  Object.assign(target, { name: 'mona', [hidden]: 2 })
  const stand = proxyTo(target)
  for (const key of ['name', 'inherited', 'secret', hidden]) expect(key in stand, `${String(key)} in proxy`).toBe(true)
  expect('missing' in stand, 'missing in proxy').toBe(false)
  expect(Object.keys(stand), 'Object.keys').toEqual(['name'])
  expect(Object.values(stand), 'Object.values').toEqual(['mona'])
  expect(Reflect.ownKeys(stand), 'Reflect.ownKeys').toEqual(['secret', 'name', hidden])
  expect(Object.hasOwn(stand, 'name'), 'Object.hasOwn of an own property').toBe(true)
  expect(Object.hasOwn(stand, 'inherited'), 'Object.hasOwn of an inherited property').toBe(false)
  const keys: string[] = []
  for (const key in stand) keys.push(key)
  expect(keys, 'for...in').toEqual(['name', 'inherited'])
  const copy = { ...stand }
  expect([copy.name, copy[hidden], copy.secret], 'a copy by {...proxy}').toEqual(['mona', 2, undefined])
  expect(JSON.stringify(stand), 'JSON.stringify').toBe('{"name":"mona"}')
  const descriptor = Object.getOwnPropertyDescriptor(stand, 'secret')
  expect([descriptor?.value, descriptor?.enumerable], 'value and enumerable of a descriptor').toEqual([3, false])
})

test('is-an-instance', () => {
  const target = new Picture('mona')
  const stand = proxyTo(target)
  expect(stand instanceof Picture, 'proxy instanceof its class').toBe(true)
  expect(stand instanceof Map, 'proxy instanceof another class').toBe(false)
  expect(Object.getPrototypeOf(stand) === Picture.prototype, 'Object.getPrototypeOf(proxy) is that of the target').toBe(
    true,
  )
  expect(stand.constructor === Picture, 'proxy.constructor is the class').toBe(true)
  Object.setPrototypeOf(stand, Map.prototype)
  expect(target instanceof Map, 'target instanceof Map, after Object.setPrototypeOf(proxy, Map.prototype)').toBe(true)
})

test('calls-methods', () => {
  const target = new Picture('mona')
  const stand = proxyTo(target)
  expect(stand.is(target), 'a method called on the proxy has the target as its this').toBe(true)
  expect(() => stand.worth(10, 5), 'a method that uses a #private field').toReturn(15)
  expect(() => String(stand), 'String').toReturn('mona at 1')
  expect(
    Reflect.apply(methodOf(stand, 'worth'), stand, [2, 0]),
    'a method taken from the proxy and called on the proxy',
  ).toBe(2)
})

test('uses-accessors', () => {
  const target = new Picture('mona')
  const stand = proxyTo(target)
  expect(() => stand.price, 'a getter that uses a #private field').toReturn(1)
  expect(() => (stand.price = 7), 'a setter that uses a #private field').toReturn(7)
  expect(target.price, 'the price of the target, after the setter was used').toBe(7)
  expect(Object.keys(target), 'keys of the target').toEqual(['name'])
})

test('stands-for-what-is-built-in', () => {
  const map = proxyTo(new Map([['mona', 1]]))
  expect(() => map.get('mona'), 'get of a Map').toReturn(1)
  expect(() => map.size, 'size of a Map').toReturn(1)
  map.set('lisa', 2)
  expect([...map.keys()], 'keys of a Map').toEqual(['mona', 'lisa'])
  const set = proxyTo(new Set([1]))
  expect(set.has(1), 'has of a Set').toBe(true)
  const date = proxyTo(new Date(0))
  expect(date.getTime(), 'getTime of a Date').toBe(0)
  expect(String(proxyTo(new Date(Number.NaN))), 'String of a Date').toBe('Invalid Date')
  const bytes = proxyTo(new Uint8Array([1, 2]))
  expect([bytes.length, bytes[1]], 'length and element of a Uint8Array').toEqual([2, 2])
})

test('stands-for-an-array', () => {
  const target = ['mona', 'lisa']
  const stand = proxyTo(target)
  expect(Array.isArray(stand), 'Array.isArray').toBe(true)
  expect(stand.length, 'length').toBe(2)
  expect(stand[1], 'an element').toBe('lisa')
  expect(stand.push('scream'), 'push').toBe(3)
  expect(target, 'the target after push').toEqual(['mona', 'lisa', 'scream'])
  expect(Object.keys(stand), 'Object.keys').toEqual(['0', '1', '2'])
  expect(Reflect.ownKeys(stand), 'Reflect.ownKeys').toEqual(['0', '1', '2', 'length'])
  expect(Object.getOwnPropertyDescriptor(stand, 'length')?.value, 'the descriptor of length').toBe(3)
  expect(
    stand.map((name) => name.length),
    'map',
  ).toEqual([4, 4, 6])
  expect([...stand], 'a copy by [...proxy]').toEqual(['mona', 'lisa', 'scream'])
  expect(JSON.stringify(stand), 'JSON.stringify').toBe('["mona","lisa","scream"]')
  stand.length = 1
  expect(target, 'the target after an assignment to length').toEqual(['mona'])
})

test('iterates', () => {
  const seen: unknown[] = []
  for (const tag of proxyTo(new Picture('mona'))) seen.push(tag)
  expect(seen, 'for...of, where the iterator uses a #private field').toEqual(['old', 'oil'])
  expect([...proxyTo(new Set([1, 2]))], 'a Set').toEqual([1, 2])
  const [[key, value] = []] = proxyTo(new Map([['mona', 1]]))
  expect([key, value], 'the first entry of a Map').toEqual(['mona', 1])
  const generator = (function* () {
    yield 1
    yield 2
  })()
  expect([...proxyTo(generator)], 'a generator').toEqual([1, 2])
})

test('calls-functions', () => {
  const target = function (this: unknown, ...args: unknown[]): unknown[] {
    return [this, ...args]
  }
  const stand = proxyTo(target)
  expect(typeof stand, 'typeof').toBe('function')
  const self = {}
  expect(Reflect.apply(stand, self, [1, 2]), 'this and the arguments of a call').toEqual([self, 1, 2])
  const owner = { stand }
  expect(owner.stand(3), 'this and the arguments, called as a method of another object').toEqual([owner, 3])
  expect(stand.call(self, 4), 'this and the arguments, with call').toEqual([self, 4])
  expect(stand.bind(self, 5)(6), 'this and the arguments, with bind').toEqual([self, 5, 6])
  expect(stand.length, 'length of the function').toBe(0)
  expect(Reflect.ownKeys(proxyTo(() => 1)), 'own keys of an arrow function').toEqual(['length', 'name'])
  expect(typeof proxyTo({}), 'typeof the proxy of an object').toBe('object')
  expect(() => Reflect.apply(proxyTo({}) as never, undefined, []), 'calling the proxy of an object').toThrow(TypeError)
})

test('constructs', () => {
  const stand = proxyTo(Picture)
  const mona = new stand('mona')
  expect(mona.name, 'a field of the new instance').toBe('mona')
  expect(mona.worth(1, 0), 'a method of the new instance').toBe(1)
  expect(Object.getPrototypeOf(mona) === Picture.prototype, 'the new instance has the prototype of the class').toBe(
    true,
  )
  expect(mona instanceof stand, 'new instance instanceof proxy').toBe(true)
  expect(new Picture('lisa') instanceof stand, 'instance made by the class itself, instanceof proxy').toBe(true)
  expect({} instanceof stand, '{} instanceof proxy').toBe(false)
  expect(stand.kind, 'a static field').toBe('picture')
  class Fresco extends stand {
    wall = 'north'
  }
  const supper = new Fresco('supper')
  expect([supper.name, supper.wall], 'fields of a class that extends the proxy').toEqual(['supper', 'north'])
  expect(supper instanceof Fresco, 'its instance, instanceof the extending class').toBe(true)
  expect(supper instanceof Picture, 'its instance, instanceof the class').toBe(true)
  expect(() => Reflect.construct(proxyTo({}) as never, []), 'new of the proxy of an object').toThrow(TypeError)
})

test('methods-stay-the-same', () => {
  const target = new Picture('mona')
  const stand = proxyTo(target)
  expect(methodOf(stand, 'worth') === methodOf(stand, 'worth'), 'two reads of a method return the same function').toBe(
    true,
  )
  const lisa = new Picture('lisa')
  lisa.price = 100
  const [is, worth] = [methodOf(stand, 'is'), methodOf(stand, 'worth')]
  expect(Reflect.apply(worth, lisa, [1, 0]), 'a method taken from the proxy, called on another object').toBe(100)
  expect(Reflect.apply(is, lisa, [lisa]), 'the method has that other object as its this').toBe(true)
})

test('hands-over-own-functions-as-they-are', () => {
  const onSale = () => 'sold'
  const target: Loose = { onSale, name: 'mona' }
  target.greet = function (this: Loose) {
    return `I am ${String(this.name)}`
  }
  const stand = proxyTo(target)
  expect(stand.onSale === onSale, 'an own function of the target is returned unchanged').toBe(true)
  stand.onLoss = onSale
  expect(stand.onLoss === onSale, 'a function assigned through the proxy is returned unchanged').toBe(true)
  expect((stand.greet as () => string)(), 'the result of an own function of the target, called on the proxy').toBe(
    'I am mona',
  )
})

test('never-gives-the-target', () => {
  const target = Object.assign(new Picture('mona'), { self: {} })
  target.self = target
  const stand = proxyTo(target)
  expect(stand.raise(1) === stand, 'a method that returns its this returns the proxy').toBe(true)
  expect(stand.raise(1).raise(1).price, 'the price after three calls').toBe(4)
  expect(stand.self === stand, 'a property that contains the target returns the proxy').toBe(true)
  const set = proxyTo(new Set())
  expect(set.add(1).add(2) === set, 'add of a Set returns the proxy').toBe(true)
  expect(set.size, 'size of that Set').toBe(2)
})

test('stands-for-what-is-frozen', () => {
  const target = Object.freeze({ name: 'mona', tags: ['old'] }) as unknown as Loose
  const stand = proxyTo(target)
  expect(stand.name, 'a property').toBe('mona')
  expect(() => Object.keys(stand).join(), 'Object.keys').toReturn('name,tags')
  expect(() => Object.getOwnPropertyDescriptor(stand, 'name')?.value, 'the value in a descriptor').toReturn('mona')
  expect(() => Object.hasOwn(stand, 'tags'), 'Object.hasOwn').toReturn(true)
  expect(() => (stand.name = 'lisa'), 'assigning').toThrow(TypeError)
  expect(() => delete stand.name, 'delete').toThrow(TypeError)
  expect(() => Object.isExtensible(stand), 'Object.isExtensible').toReturn(true)
  const list = proxyTo(Object.freeze([1, 2]))
  expect(() => Object.keys(list).join(), 'Object.keys of a frozen array').toReturn('0,1')
  expect(() => JSON.stringify(list), 'JSON.stringify of a frozen array').toReturn('[1,2]')
  expect(
    () => Reflect.ownKeys(proxyTo(class extends Picture {})).includes('prototype'),
    'the keys of a class include prototype',
  ).toReturn(true)
})

test('defines-properties-but-does-not-freeze', () => {
  const target: Loose = { name: 'mona' }
  const stand = proxyTo(target)
  Object.defineProperty(stand, 'year', { value: 1503, enumerable: true, configurable: true })
  expect(target.year, 'a property of the target, defined through the proxy').toBe(1503)
  for (const close of [Object.freeze, Object.seal, Object.preventExtensions]) {
    expect(() => close(stand), `Object.${close.name}`).toThrow(TypeError)
  }
  expect(Object.isExtensible(target), 'Object.isExtensible of the target').toBe(true)
  target.name = 'lisa'
  expect(target.name, 'a property of the target, which is still writable').toBe('lisa')
})

test('spares-the-target-an-heirs-properties', () => {
  const target = new Picture('mona')
  const heir = Object.create(proxyTo(target)) as Picture
  expect(heir.name, 'a property that the new object inherits from the proxy').toBe('mona')
  heir.name = 'copy of mona'
  expect(heir.name, 'the property of the new object, after assigning to it').toBe('copy of mona')
  expect(target.name, 'the property of the target, after that').toBe('mona')
  expect(Object.keys(heir), 'own keys of the new object').toEqual(['name'])
})

test('refuses-primitives', () => {
  expect(proxy({ name: 'mona' }).name, 'a property, read through the proxy of an object').toBe('mona')
  for (const target of [42, 'text', true, null, undefined, Symbol('mine')]) {
    const what = typeof target === 'symbol' ? 'a symbol' : String(target)
    expect(() => proxy(target as unknown as object), `proxy of ${what}`).toThrow(TypeError)
    expect(() => proxy(target as unknown as object, () => undefined), `proxy of ${what}, with a callback`).toThrow(
      TypeError,
    )
  }
})

test('refuses-what-is-no-callback', () => {
  expect(proxy({ name: 'mona' }, () => undefined).name, 'a property, read through a proxy with a callback').toBe('mona')
  for (const callback of [42, 'text', false, {}]) {
    expect(() => proxy({}, callback as never), `proxy(target, ${JSON.stringify(callback)})`).toThrow(TypeError)
  }
})

test('shares-one-without-a-callback', () => {
  const target = new Picture('mona')
  const first = proxyTo(target)
  expect(proxy(target) === first, 'the second call returns the first proxy').toBe(true)
  expect(proxy(target, undefined) === first, 'a call with undefined as the callback returns the first proxy').toBe(true)
  expect(proxy(target, null) === first, 'a call with null as the callback returns the first proxy').toBe(true)
  expect(proxy(new Picture('mona')) === first, 'a call with another target returns the first proxy').toBe(false)
})

test('makes-its-own-with-a-callback', () => {
  const target = new Picture('mona')
  const nothing = () => undefined
  const shared = proxyTo(target)
  const first = proxy(target, nothing)
  const second = proxy(target, nothing)
  expect(first === second, 'two calls with the same callback return the same proxy').toBe(false)
  expect(first === shared || second === shared, 'a call with a callback returns the shared proxy').toBe(false)
  target.name = 'lisa'
  expect(
    [shared.name, first.name, second.name],
    'the names through all three proxies, after the target was changed',
  ).toEqual(['lisa', 'lisa', 'lisa'])
  expect(proxy(target) === shared, 'a later call without a callback returns the shared proxy').toBe(true)
})
