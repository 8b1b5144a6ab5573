import { test } from 'vitest'
import { expect, finalizersDone, fleeting, fleetingMany, type Handle, held, pinned } from '#gc'
import { WeakKeyDictionary } from '../weak-key-dictionary.ts'

type Tables<V> = WeakKeyDictionary<object, V>

/**
 * Stores a new key and returns it, after checking that the dictionary holds this very object and its value: a dictionary
 * that keeps nothing, or a copy, would pass every test of letting go.
 */
function stored<V>(dictionary: Tables<V>, value: V): object {
  return storedUnder({}, dictionary, value)
}

function storedUnder<K extends object, V>(key: K, dictionary: Tables<V>, value: V): K {
  dictionary.set(key, value)
  expect(dictionary.get(key), 'get right after set').toBe(value)
  let found = false
  for (const each of dictionary.keys()) found ||= each === key
  expect(found ? 'listed' : 'missing', 'the new key, when iterating right after set').toBe('listed')
  return key
}

// Counts in a frame of its own, because what it walks over may have to die later in the same test.
const sizeOf = (iterable: Iterable<unknown>) => {
  let size = 0
  for (const _ of iterable) size += 1
  return size
}

test('stores-and-finds', () => {
  const dictionary: Tables<string> = new WeakKeyDictionary()
  const [ada, bob, eve] = [{}, {}, {}]
  expect(dictionary.size, 'size of a new dictionary').toBe(0)
  expect(dictionary.set(ada, 'A') === dictionary, 'set returns the dictionary').toBe(true)
  dictionary.set(bob, 'B')
  expect(dictionary.get(ada), 'get').toBe('A')
  expect(dictionary.get(bob), 'get of another key').toBe('B')
  expect(dictionary.get(eve), 'get on a miss').toBe(undefined)
  expect(dictionary.has(ada), 'has').toBe(true)
  expect(dictionary.has(eve), 'has on a miss').toBe(false)
  expect(dictionary.size, 'size with two entries').toBe(2)
})

test('takes-entries', () => {
  const [ada, bob] = [{}, {}]
  const pairs = new Map([
    [ada, 1],
    [bob, 2],
  ])
  const once = function* () {
    yield* pairs
  }
  const ways: [string, Tables<number>][] = [
    ['from pairs', new WeakKeyDictionary([...pairs])],
    ['from a Map', new WeakKeyDictionary(pairs)],
    ['from a generator', new WeakKeyDictionary(once())],
    ['from another dictionary', new WeakKeyDictionary(new WeakKeyDictionary(pairs))],
  ]
  for (const [way, dictionary] of ways) {
    expect([...dictionary.keys()], `keys of a dictionary made ${way}`).toEqual([ada, bob])
    expect(dictionary.get(bob), `get of a dictionary made ${way}`).toBe(2)
  }
  expect(new WeakKeyDictionary().size, 'size of a dictionary made without entries').toBe(0)
})

test('updates-from-entries', () => {
  const [ada, bob] = [{}, {}]
  const dictionary: Tables<number> = new WeakKeyDictionary([[ada, 1]])
  dictionary.update([
    [ada, 2],
    [bob, 3],
  ])
  expect(dictionary.get(ada), 'the replaced value').toBe(2)
  expect(dictionary.get(bob), 'the added value').toBe(3)
  dictionary.update(new WeakKeyDictionary([[ada, 4]]))
  expect(dictionary.get(ada), 'the value, replaced again from a dictionary').toBe(4)
  expect(dictionary.size, 'size').toBe(2)
})

test('takes-any-object-for-a-key', () => {
  const dictionary: Tables<number> = new WeakKeyDictionary()
  const plain = { name: 'ada' }
  const keys = [plain, { name: 'ada' }, Object.freeze({ name: 'ada' }), [], [], () => 1, Object.create(null) as object]
  for (const [index, key] of keys.entries()) dictionary.set(key, index)
  expect(dictionary.size, 'size with seven keys, some of which look alike').toBe(7)
  expect(
    keys.map((key) => dictionary.get(key)),
    'get of each key',
  ).toEqual([0, 1, 2, 3, 4, 5, 6])
  expect(dictionary.has({ name: 'ada' }), 'has of another object that looks alike').toBe(false)
  expect(Reflect.ownKeys(plain), 'own properties of a key').toEqual(['name'])
})

test('takes-any-value', () => {
  const dictionary: Tables<unknown> = new WeakKeyDictionary()
  const values = [undefined, null, 0, '', false, Number.NaN]
  const keys = values.map((value) => stored(dictionary, value))
  expect(dictionary.size, 'size').toBe(6)
  expect([...dictionary.values()], 'values').toEqual(values)
  for (const [index, key] of keys.entries()) {
    const value = String(values[index])
    expect(dictionary.has(key), `has of a key with the value ${value}`).toBe(true)
    expect(dictionary.setDefault(key, 'another'), `setDefault of a key with the value ${value}`).toBe(values[index])
    expect(dictionary.delete(key), `delete of a key with the value ${value}`).toBe(true)
  }
  expect(dictionary.size, 'size after deleting all keys').toBe(0)
})

test('replaces-a-value', () => {
  const dictionary: Tables<number> = new WeakKeyDictionary()
  const [ada, bob] = [{}, {}]
  dictionary.set(ada, 1).set(bob, 2).set(ada, 3)
  expect(dictionary.get(ada), 'get').toBe(3)
  expect(dictionary.size, 'size').toBe(2)
  expect([...dictionary.entries()], 'entries: the key keeps its place').toEqual([
    [ada, 3],
    [bob, 2],
  ])
})

test('iterates-in-order', () => {
  const dictionary: Tables<number> = new WeakKeyDictionary()
  const [ada, bob, eve] = [stored(dictionary, 1), stored(dictionary, 2), stored(dictionary, 3)]
  dictionary.delete(ada)
  dictionary.set(ada, 4)
  expect([...dictionary.keys()], 'keys').toEqual([bob, eve, ada])
  expect([...dictionary.values()], 'values').toEqual([2, 3, 4])
  expect([...dictionary.entries()], 'entries').toEqual([
    [bob, 2],
    [eve, 3],
    [ada, 4],
  ])
  expect([...dictionary], 'iterating over the dictionary itself').toEqual([
    [bob, 2],
    [eve, 3],
    [ada, 4],
  ])
})

test('iteration-passes-over-the-deleted', () => {
  for (const method of ['keys', 'values', 'entries'] as const) {
    const dictionary: Tables<number> = new WeakKeyDictionary()
    const keys = [1, 2, 3, 4].map((value) => stored(dictionary, value))
    let seen = 0
    for (const _ of dictionary[method]()) {
      seen += 1
      dictionary.delete(keys[0]!)
      dictionary.pop(keys[2]!)
    }
    expect(seen, `number of ${method} that were yielded`).toBe(3)
  }
})

test('delete-forgets', () => {
  const dictionary: Tables<number> = new WeakKeyDictionary()
  const [ada, bob] = [stored(dictionary, 1), stored(dictionary, 2)]
  expect(dictionary.delete({}), 'delete on a miss').toBe(false)
  expect(dictionary.delete(ada), 'delete on a hit').toBe(true)
  expect(dictionary.has(ada), 'has after delete').toBe(false)
  expect(dictionary.get(ada), 'get after delete').toBe(undefined)
  expect(dictionary.delete(ada), 'delete again').toBe(false)
  expect([...dictionary.keys()], 'keys').toEqual([bob])
  expect(dictionary.size, 'size').toBe(1)
})

test('clear-forgets-all', () => {
  const dictionary: Tables<number> = new WeakKeyDictionary()
  const keys = [1, 2, 3].map((value) => stored(dictionary, value))
  dictionary.clear()
  expect(dictionary.size, 'size after clear').toBe(0)
  expect(
    keys.some((key) => dictionary.has(key)),
    'has of any of the keys after clear',
  ).toBe(false)
  expect(sizeOf(dictionary), 'entries after clear').toBe(0)
  dictionary.set(keys[1]!, 4)
  expect([...dictionary.entries()], 'entries after the next set').toEqual([[keys[1], 4]])
})

test('set-default-stores-once', () => {
  const dictionary: Tables<number> = new WeakKeyDictionary()
  const ada = {}
  expect(dictionary.setDefault(ada, 1), 'setDefault on a miss').toBe(1)
  expect(dictionary.get(ada), 'get after that').toBe(1)
  expect(dictionary.setDefault(ada, 2), 'setDefault on a hit').toBe(1)
  expect(dictionary.get(ada), 'get after the hit').toBe(1)
  expect(dictionary.size, 'size').toBe(1)
})

test('pop-takes-out', () => {
  const dictionary: Tables<number> = new WeakKeyDictionary()
  const [ada, bob] = [stored(dictionary, 1), stored(dictionary, 2)]
  expect(dictionary.pop({}), 'pop on a miss').toBe(undefined)
  expect(dictionary.pop(ada), 'pop').toBe(1)
  expect(dictionary.has(ada), 'has after pop').toBe(false)
  expect(dictionary.pop(ada), 'pop again').toBe(undefined)
  expect([...dictionary.keys()], 'the remaining entries').toEqual([bob])
})

test('pop-item-takes-the-last', () => {
  const dictionary: Tables<number> = new WeakKeyDictionary()
  const [ada, bob, eve] = [stored(dictionary, 1), stored(dictionary, 2), stored(dictionary, 3)]
  dictionary.delete(eve)
  expect(dictionary.popItem(), 'popItem').toEqual([bob, 2])
  expect([...dictionary.keys()], 'keys after popItem').toEqual([ada])
  expect(dictionary.popItem(), 'popItem again').toEqual([ada, 1])
  expect(dictionary.popItem(), 'popItem of an empty dictionary').toBe(undefined)
  expect(dictionary.size, 'size').toBe(0)
})

test('copy-stands-alone', () => {
  const dictionary: Tables<number> = new WeakKeyDictionary()
  const [ada, bob] = [stored(dictionary, 1), stored(dictionary, 2)]
  const copy = dictionary.copy()
  expect(copy === dictionary ? 'the dictionary itself' : 'a copy', 'the result of copy').toBe('a copy')
  expect(copy instanceof WeakKeyDictionary, 'the copy is a WeakKeyDictionary').toBe(true)
  expect([...copy.entries()], 'entries of the copy').toEqual([
    [ada, 1],
    [bob, 2],
  ])
  dictionary.delete(ada)
  copy.set(bob, 3)
  expect(dictionary.get(bob), 'a value of the original').toBe(2)
  expect(copy.get(ada), 'a value of the copy').toBe(1)
  expect([...dictionary.keys()], 'keys of the original').toEqual([bob])
})

test('refuses-primitives', () => {
  for (const primitive of [42, 'text', true, null, undefined]) {
    const name = String(primitive)
    const key = primitive as unknown as object
    const dictionary: Tables<number> = new WeakKeyDictionary()
    const ada = stored(dictionary, 1)
    expect(() => dictionary.set(key, 2), `set of ${name}`).toThrow(TypeError)
    expect(() => dictionary.setDefault(key, 2), `setDefault of ${name}`).toThrow(TypeError)
    expect(() => dictionary.update([[key, 2]]), `update with ${name}`).toThrow(TypeError)
    expect(() => new WeakKeyDictionary([[key, 2]]), `a dictionary made with ${name}`).toThrow(TypeError)
    expect(() => dictionary.get(key), `get of ${name}`).toThrow(TypeError)
    expect(() => dictionary.pop(key), `pop of ${name}`).toThrow(TypeError)
    expect(() => dictionary.delete(key), `delete of ${name}`).toThrow(TypeError)
    expect(() => dictionary.has(key), `has of ${name}`).toReturn(false)
    expect([...dictionary.entries()], 'entries after the errors').toEqual([[ada, 1]])
  }
})

test('lets-go-of-an-unused-key', async () => {
  const dictionary: Tables<number> = pinned('dictionary', new WeakKeyDictionary())
  await expect(fleeting(() => stored(dictionary, 1))).toBeCollected()
})

test('lets-go-after-every-use', async () => {
  const dictionary: Tables<number> = pinned('dictionary', new WeakKeyDictionary())
  const keys = fleetingMany(3, (index) => {
    const key = stored(dictionary, index)
    dictionary.setDefault(key, index)
    dictionary.has(key)
    dictionary.update([[key, index]])
    dictionary.pop(key)
    dictionary.set(key, index)
    dictionary.popItem()
    dictionary.setDefault(key, index)
    sizeOf(dictionary.keys())
    sizeOf(dictionary.values())
    sizeOf(dictionary.entries())
    expect(dictionary.get(key), 'get after all that').toBe(index)
    return key
  })
  await expect(keys).toBeCollected()
})

test('lets-go-of-what-it-was-made-of', async () => {
  const made: Tables<number>[] = []
  const keys = fleetingMany(2, (index) => {
    const key = {}
    const dictionary: Tables<number> = new WeakKeyDictionary([[key, index]])
    const copy = dictionary.copy()
    expect(dictionary.get(key), 'get of the dictionary').toBe(index)
    expect(copy.get(key), 'get of its copy').toBe(index)
    made.push(pinned(`dictionary ${index}`, dictionary), pinned(`copy ${index}`, copy))
    return key
  })
  await expect(keys).toBeCollected(() => {
    expect(
      made.map(({ size }) => size),
      'size of each dictionary and its copy',
    ).toEqual([0, 0, 0, 0])
  })
})

test('keeps-the-value-of-a-living-key', async () => {
  const dictionary: Tables<object> = pinned('dictionary', new WeakKeyDictionary())
  const key = held(() => stored(dictionary, { name: 'value' }))
  await expect(
    fleeting(() => key.use((ada) => dictionary.get(ada))),
    'the value of a key in use',
  ).toBeKept()
  await finalizersDone()
  expect(
    key.use((ada) => dictionary.get(ada) !== undefined && dictionary.keys().next().value === ada),
    'get finds the value, and keys yields the key, after a collection',
  ).toBe(true)
  expect(dictionary.size, 'size').toBe(1)
})

test('the-dead-are-absent-at-once', async () => {
  const dictionary: Tables<string> = pinned('dictionary', new WeakKeyDictionary())
  const dead = fleeting(() => stored(dictionary, 'dead'))
  const living = held(() => stored(dictionary, 'living'))
  await expect(dead).toBeCollected(() => {
    expect(dictionary.size, 'size, before any clean-up').toBe(1)
    expect([...dictionary.values()], 'values, before any clean-up').toEqual(['living'])
    expect(sizeOf(dictionary.keys()), 'number of keys, before any clean-up').toBe(1)
    expect(sizeOf(dictionary.entries()), 'number of entries, before any clean-up').toBe(1)
    expect(sizeOf(dictionary), 'number of entries when iterating over the dictionary, before any clean-up').toBe(1)
  })
  expect(
    living.use((key) => dictionary.get(key)),
    'the living one is still there',
  ).toBe('living')
})

test('the-dead-cannot-be-taken-out', async () => {
  const dictionary: Tables<string> = pinned('dictionary', new WeakKeyDictionary())
  const living = held(() => stored(dictionary, 'living'))
  const dead = fleetingMany(2, () => stored(dictionary, 'dead'))
  await expect(dead).toBeCollected(() => {
    expect(dictionary.popItem()?.[1], 'the value that popItem returned, before any clean-up').toBe('living')
    expect(dictionary.popItem(), 'popItem again').toBe(undefined)
  })
  expect(
    living.use((key) => dictionary.has(key)),
    'has of the key that popItem removed',
  ).toBe(false)
})

test('the-dead-are-not-copied', async () => {
  const dictionary: Tables<string> = pinned('dictionary', new WeakKeyDictionary())
  const living = held(() => stored(dictionary, 'living'))
  let copied: string[] = []
  let updated = -1
  await expect(fleeting(() => stored(dictionary, 'dead'))).toBeCollected(() => {
    copied = [...dictionary.copy().values()]
    const other: Tables<string> = new WeakKeyDictionary()
    other.update(dictionary)
    updated = other.size
  })
  expect(copied, 'values of a copy').toEqual(['living'])
  expect(updated, 'size of another dictionary after update').toBe(1)
  living.use(() => undefined)
})

test('lets-go-of-the-value-too', async () => {
  const dictionary: Tables<object> = pinned('dictionary', new WeakKeyDictionary())
  const value = held(() => ({ name: 'value' }))
  const key = fleeting(() => value.use((it) => stored(dictionary, it)))
  await expect(key, 'the key').toBeCollected()
  await finalizersDone()
  await expect(value.drop(), 'its value').toBeCollected()
})

test('a-value-may-lead-to-its-key', async () => {
  const dictionary: Tables<object> = pinned('dictionary', new WeakKeyDictionary())
  const leading = fleeting(() => {
    const key = {}
    return storedUnder(key, dictionary, { about: key })
  })
  const same = fleeting(() => {
    const key = {}
    return storedUnder(key, dictionary, key)
  })
  await expect(leading, 'a key that its value leads to').toBeCollected()
  await expect(same, 'a key that is its own value').toBeCollected()
})

test('values-may-lead-to-the-next-key', async () => {
  const dictionary: Tables<object> = pinned('dictionary', new WeakKeyDictionary())
  const ring = fleeting(() => {
    const keys = [{}, {}, {}]
    for (const [index, key] of keys.entries()) storedUnder(key, dictionary, { next: keys[(index + 1) % 3] })
    return keys[0]
  })
  await expect(ring).toBeCollected()
})

test('forgets-a-deleted-value', async () => {
  const dictionary: Tables<object> = pinned('dictionary', new WeakKeyDictionary())
  const keys: object[] = []
  const ways: [string, (key: object) => void][] = [
    ['clear', () => dictionary.clear()],
    ['delete', (key) => dictionary.delete(key)],
    ['pop', (key) => dictionary.pop(key)],
    ['popItem', () => dictionary.popItem()],
  ]
  const values = ways.map(([, forget]) =>
    fleeting(() => {
      const value = { name: 'value' }
      const key = stored(dictionary, value)
      keys.push(key)
      forget(key)
      expect(dictionary.size, 'size after deleting all keys').toBe(0)
      return value
    }),
  )
  for (const [index, [way]] of ways.entries()) {
    await expect(values[index]!, `the value after ${way}`).toBeCollected()
  }
  expect(keys.length, 'keys still in use').toBe(4)
})

test('forgets-a-replaced-value', async () => {
  const dictionary: Tables<object> = pinned('dictionary', new WeakKeyDictionary())
  const key = held(() => ({}))
  const value = fleeting(() => {
    const old = { name: 'old' }
    key.use((it) => storedUnder(it, dictionary, old))
    key.use((it) => storedUnder(it, dictionary, { name: 'new' }))
    return old
  })
  await expect(value, 'the replaced value').toBeCollected()
  key.use(() => undefined)
})

test('late-clean-up-spares-the-new', async () => {
  const dictionary: Tables<string> = pinned('dictionary', new WeakKeyDictionary())
  const keys = [{}, {}]
  await expect(fleetingMany(2, () => stored(dictionary, 'dead'))).toBeCollected(() => {
    for (const [index, key] of keys.entries()) storedUnder(key, dictionary, `new ${index}`)
  })
  await finalizersDone()
  expect([...dictionary.values()], 'values after the clean-up of the dead keys').toEqual(['new 0', 'new 1'])
  expect([...dictionary.keys()], 'keys after the clean-up of the dead keys').toEqual(keys)
  expect(dictionary.size, 'size').toBe(2)
})

test('deleted-clean-up-spares-the-new', async () => {
  const dictionary: Tables<string> = pinned('dictionary', new WeakKeyDictionary())
  const deleted = held(() => stored(dictionary, 'deleted'))
  const again = stored(dictionary, 'once')
  deleted.use((key) => dictionary.delete(key))
  dictionary.delete(again)
  storedUnder(again, dictionary, 'again')
  const next = stored(dictionary, 'next')
  await expect(deleted.drop()).toBeCollected()
  await finalizersDone()
  expect([...dictionary.entries()], 'entries after the deleted key died').toEqual([
    [again, 'again'],
    [next, 'next'],
  ])
})

test('leaves-nothing-of-the-dead', async () => {
  const dictionary: Tables<number> = pinned('dictionary', new WeakKeyDictionary())
  await expect((index) => {
    dictionary.set({}, index)
  }, 'setting a new key that dies').toHoldLevel()
})

test('leaves-nothing-of-the-deleted', async () => {
  const dictionary: Tables<number> = pinned('dictionary', new WeakKeyDictionary())
  const key = {}
  await expect((index) => {
    dictionary.set(key, index)
    if (index % 2 === 0) dictionary.delete(key)
    else dictionary.clear()
  }, 'setting and deleting a key that is in use').toHoldLevel()
})

test('can-itself-be-collected', async () => {
  const keys: object[] = []
  const values: Handle[] = []
  const dictionary = fleeting(() => {
    const short: Tables<object> = new WeakKeyDictionary()
    keys.push(stored(short, short), stored(short, { dictionary: short }))
    values.push(
      fleeting(() => {
        const value = { name: 'value' }
        keys.push(stored(short, value))
        return value
      }),
    )
    return short
  })
  await expect(dictionary, 'the dictionary').toBeCollected()
  await expect(values[0]!, 'a value that only the dictionary held').toBeCollected()
  expect(keys.length, 'keys still in use').toBe(3)
})

test('iteration-passes-over-the-dead', async () => {
  const dictionary: Tables<string> = pinned('dictionary', new WeakKeyDictionary())
  const [first, second, third, fourth, fifth] = ['first', 'second', 'third', 'fourth', 'fifth'].map((name) =>
    held(() => stored(dictionary, name)),
  )
  const iterator = dictionary.entries()
  const nextValue = () => {
    const { done, value } = iterator.next()
    return done ? 'the end' : value[1]
  }
  expect(nextValue(), 'the first value').toBe('first')
  await expect(second!.drop()).toBeCollected(() => {
    expect(nextValue(), 'the value after the dead key, before any clean-up').toBe('third')
  })
  await expect(fourth!.drop()).toBeCollected()
  await finalizersDone()
  expect(nextValue(), 'the value after another dead key, after its clean-up').toBe('fifth')
  expect(nextValue(), 'the step after the last entry').toBe('the end')
  for (const living of [first, third, fifth]) living!.use(() => undefined)
})

test('iteration-keeps-none-but-the-current', async () => {
  for (const method of ['values', 'entries', 'keys'] as const) {
    const dictionary: Tables<string> = pinned(`the dictionary of ${method}`, new WeakKeyDictionary())
    const keys = ['one', 'two', 'three'].map((name) => held(() => stored(dictionary, name)))
    const iterator = pinned(`${method}()`, dictionary[method]())
    const step = () => iterator.next().done === true
    step()
    step()
    await expect(keys[0]!.drop(), `the key before the current one of ${method}()`).toBeCollected()
    await expect(keys[2]!.drop(), `the key after the current one of ${method}()`).toBeCollected()
    expect(step() ? 'the end' : 'another entry', `${method}() after the last living entry`).toBe('the end')
    keys[1]!.use(() => undefined)
  }
})
