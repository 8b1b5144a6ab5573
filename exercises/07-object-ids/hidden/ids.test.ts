import { test } from 'vitest'
import { expect, finalizersDone, fleeting, fleetingMany, held } from '#gc'
import { id, objectById } from '../object-ids.ts'

/** Objects of every kind. Some look alike. */
const objects = (): object[] => [
  {},
  {},
  { name: 'mona' },
  { name: 'mona' },
  [],
  [],
  Object.freeze({}),
  Object.freeze([1]),
  Object.create(null) as object,
  () => 1,
  Map,
  new Map(),
  new Date(0),
  new Date(0),
  new Proxy({}, {}),
  new WeakRef({}),
]

/** A new object, after checking that it can be found: a table that keeps nothing would pass every test of letting go. */
function identified<T extends object>(object: T): T {
  const number = id(object)
  expect(() => objectById(number), 'objectById(id(object)) while it is in use').toReturn(object)
  return object
}

// The first test, because only the first object of a process can get a first id that is wrong.
test('ids-are-whole-numbers-from-1', () => {
  const wrong = objects()
    .map(id)
    .filter((number) => !Number.isSafeInteger(number) || number < 1)
  expect(wrong, 'ids that are not whole numbers, 1 or more').toEqual([])
})

test('the-same-object-has-the-same-id', () => {
  for (const [index, object] of objects().entries()) {
    const first = id(object)
    expect([id(object), id(object)], `id of object ${index}, asked twice more`).toEqual([first, first])
  }
})

test('no-two-objects-share-an-id', () => {
  const all = [...objects(), ...Array.from({ length: 1000 }, () => ({}))]
  expect(new Set(all.map(id)).size, `different ids of ${all.length} living objects`).toBe(all.length)
})

test('finds-the-object', () => {
  const all = objects()
  const ids = all.map(id)
  for (const [index, number] of ids.entries()) {
    expect(() => objectById(number), `objectById of the id of object ${index}`).toReturn(all[index])
  }
  for (const number of ids.toReversed()) {
    expect(id(objectById(number) as object), 'id of what objectById returned').toBe(number)
  }
})

test('knows-no-other-id', () => {
  const object = {}
  const known = id(object)
  const unknown = [
    -1,
    known + 0.5,
    known + 1_000_000,
    Number.NaN,
    Infinity,
    -known,
    String(known),
    [known],
    BigInt(known),
    null,
    undefined,
  ]
  for (const each of unknown) {
    expect(() => objectById(each as number), `objectById of ${typeof each} ${String(each)}, which is no id`).toReturn(
      undefined,
    )
  }
  expect(objectById(known), 'objectById of the id').toBe(object)
})

test('refuses-primitives', () => {
  expect(id({}) > 0 ? 'an id' : 'none', 'what id returned for an object').toBe('an id')
  for (const value of [1, 'text', true, null, undefined, 10n, Symbol('s'), Symbol.for('s')]) {
    expect(() => id(value as unknown as object), `id of a ${value === null ? 'null' : typeof value}`).toThrow(
      TypeError,
      /\w/,
    )
  }
})

test('changes-no-object', () => {
  const traps: string[] = []
  const watched = new Proxy(
    {},
    {
      defineProperty: (target, key, descriptor) =>
        traps.push('defineProperty') > 0 && Reflect.defineProperty(target, key, descriptor),
      get: (target, key) => {
        traps.push('get')
        return Reflect.get(target, key) as unknown
      },
      has: (target, key) => traps.push('has') > 0 && Reflect.has(target, key),
      set: (target, key, value) => traps.push('set') > 0 && Reflect.set(target, key, value),
    },
  )
  const plain = { name: 'mona' }
  for (const object of [watched, plain]) objectById(id(object))
  expect(Reflect.ownKeys(plain), 'own keys of an object with an id').toEqual(['name'])
  expect(
    Object.isExtensible(plain) && Object.getPrototypeOf(plain) === Object.prototype ? 'as before' : 'changed',
    'the object',
  ).toBe('as before')
  expect(traps, 'what was done to a proxy that got an id').toEqual([])
})

test('keeps-no-object', async () => {
  await expect(
    fleeting(() => identified({})),
    'an object that was asked for its id',
  ).toBeCollected()
  await expect(
    fleetingMany(2, () => {
      const [one, other] = [{ other: {} }, {}]
      one.other = identified(other)
      return identified(one)
    }),
    'one of two objects that refer to each other',
  ).toBeCollected()
  await expect(
    fleeting(() => identified(() => 1)),
    'a function that was asked for its id',
  ).toBeCollected()
})

test('what-has-gone-is-absent-at-once', async () => {
  let number = 0
  const gone = fleeting(() => {
    const object = identified({})
    number = id(object)
    return object
  })
  let found = 'not asked'
  await expect(gone, 'the object').toBeCollected(() => {
    found = objectById(number) === undefined ? 'undefined' : 'an object'
  })
  expect(found, 'what objectById returned in the job in which the object was collected').toBe('undefined')
  await finalizersDone()
  expect(() => objectById(number), 'objectById after all callbacks').toReturn(undefined)
})

test('gives-no-id-twice', async () => {
  const before: number[] = []
  const kept = held(() => identified({}))
  await expect(
    fleetingMany(200, () => {
      const object = identified({})
      before.push(id(object))
      return object
    }),
    'one of 200 objects',
  ).toBeCollected()
  await finalizersDone()
  // More than there were in the tests before, whose ids are free as well by now.
  const later = Array.from({ length: 10_000 }, () => ({}))
  const again = later.map(id).filter((number) => before.includes(number))
  expect(again.length, 'ids of 200 objects that are gone which 10,000 new ones got').toBe(0)
  expect(later.map(id).includes(kept.use(id)) ? 'shared' : 'its own', 'the id of an object that lives on').toBe(
    'its own',
  )
})

test('leaves-nothing-behind', async () => {
  await expect(() => id({}), 'calls of id with objects that go').toHoldLevel()
  const object = {}
  await expect(() => objectById(id(object)), 'calls for one object').toHoldLevel()
  await expect((index) => objectById(-index), 'calls of objectById with numbers that are no ids').toHoldLevel()
})

/** Numbers that look random and are the same for a seed. (Mulberry32) */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

test('lives-a-random-story', async () => {
  for (let seed = 1; seed <= 5; seed++) {
    const random = randomNumbers(seed)
    const living: { object: object; number: number }[] = []
    const gone = new Set<number>()
    for (let step = 1; step <= 60; step++) {
      const where = `in step ${step} of story ${seed}`
      if (random(2) === 0) {
        const object = [{}, [], () => step][random(3)] as object
        living.push({ object, number: id(object) })
      } else if (random(3) === 0) {
        const [dropped] = living.splice(random(living.length || 1), 1)
        if (dropped) gone.add(dropped.number)
      }
      const asked = living[random(living.length || 1)]
      if (asked !== undefined) {
        expect(id(asked.object), `id of a living object ${where}`).toBe(asked.number)
        expect(() => objectById(asked.number), `objectById of its id ${where}`).toReturn(asked.object)
      }
      const fresh = {}
      expect(gone.has(id(fresh)) ? 'one that was given before' : 'a new one', `the id of a new object ${where}`).toBe(
        'a new one',
      )
    }
    expect(new Set(living.map(({ number }) => number)).size, `different ids of living objects in story ${seed}`).toBe(
      living.length,
    )
    await finalizersDone()
  }
})
