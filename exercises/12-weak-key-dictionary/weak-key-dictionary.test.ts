import { test } from 'vitest'
import { expect, finalizersDone, fleeting, held, pinned } from '#gc'
import { WeakKeyDictionary } from './weak-key-dictionary.ts'

// What the helpers of the kit do:
// - pinned('dictionary', ...)  holds the dictionary until the test is over, so that it does not die early
// - fleeting(make)             makes an object and drops it at once, so that nothing holds it unless the dictionary does
// - held(make)                 makes an object and holds it, until its drop()
// - toBeCollected()            runs the real collector, and fails if the object outlives it; toBeKept() is the opposite
// - finalizersDone()           waits until the clean-up callbacks of all dead objects have run

class Guest {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/** Stores a value under a new guest, and returns the guest. */
function seat<V>(tables: WeakKeyDictionary<Guest, V>, name: string, value: V): Guest {
  const guest = new Guest(name)
  tables.set(guest, value)
  return guest
}

test('is used like a Map', () => {
  const tables = new WeakKeyDictionary<Guest, number>()
  const [ada, bob] = [new Guest('ada'), new Guest('bob')]

  expect(tables.set(ada, 7), 'what set returns').toBe(tables)
  expect(tables.get(ada), 'get').toBe(7)
  expect(tables.get(bob), 'get of a missing key').toBe(undefined)
  expect(tables.has(ada), 'has').toBe(true)
  expect(tables.has(new Guest('ada')), 'has of another guest with the same name').toBe(false)
  expect(tables.size, 'size').toBe(1)
  expect(tables.delete(ada), 'delete').toBe(true)
  expect(tables.delete(ada), 'delete again').toBe(false)
})

test('can be listed, unlike a WeakMap', () => {
  const [ada, bob] = [new Guest('ada'), new Guest('bob')]
  const tables = new WeakKeyDictionary([[ada, 7]])
  tables.update(new Map([[bob, 8]]))
  const copy = tables.copy()
  tables.clear()

  expect(tables.size, 'size after clear').toBe(0)
  expect([...copy.keys()], 'keys of the copy').toEqual([ada, bob])
  expect([...copy.values()], 'values of the copy').toEqual([7, 8])
  expect([...copy], 'iterating over the copy itself').toEqual([
    [ada, 7],
    [bob, 8],
  ])
})

test('has what Python has beyond a Map', () => {
  const tables = new WeakKeyDictionary<Guest, number | undefined>()
  const [ada, bob] = [new Guest('ada'), new Guest('bob')]

  expect(tables.setDefault(ada, undefined), 'setDefault on a miss').toBe(undefined)
  expect(tables.setDefault(ada, 7), 'setDefault on a hit: undefined is a value, too').toBe(undefined)
  tables.set(bob, 8)
  expect(tables.popItem(), 'popItem').toEqual([bob, 8])
  expect(tables.has(ada), 'has').toBe(true)
  tables.pop(ada)
  expect(tables.popItem(), 'popItem of an empty dictionary').toBe(undefined)
})

test('lets go of an unused key, and treats it as absent from the moment of its death', async () => {
  const tables = pinned('tables', new WeakKeyDictionary<Guest, number>())

  await expect(fleeting(() => seat(tables, 'ada', 7))).toBeCollected(() => {
    // Here the key has just died: no clean-up callback has run yet.
    expect(tables.size, 'size').toBe(0)
    expect([...tables.values()], 'values').toEqual([])
  })
})

test('keeps the value as long as its key is alive', async () => {
  const tables = pinned('tables', new WeakKeyDictionary<Guest, object>())
  const ada = held(() => seat(tables, 'ada', {}))
  const order = fleeting(() => ada.use((guest) => tables.get(guest)))

  await expect(order, 'the value').toBeKept()
  await expect(ada.drop(), 'the key').toBeCollected()
  await finalizersDone()
  await expect(order, 'the value, after the death of its key').toBeCollected()
})

test('lets go of a key that its own value leads to', async () => {
  const tables = pinned('tables', new WeakKeyDictionary<Guest, object>())

  const ada = fleeting(() => {
    const guest = new Guest('ada')
    tables.set(guest, { orderedBy: guest })
    return guest
  })
  await expect(ada).toBeCollected()
})

test('rejects keys that are not objects', () => {
  const tables = new WeakKeyDictionary<Guest, number>()
  const text = 'ada' as unknown as Guest

  expect(() => tables.set(text, 7), 'set of a string').toThrow(TypeError)
  expect(() => tables.get(text), 'get of a string').toThrow(TypeError)
  expect(tables.has(text), 'has of a string').toBe(false)
})
