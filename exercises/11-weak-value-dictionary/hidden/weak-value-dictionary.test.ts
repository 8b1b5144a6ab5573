import { test } from 'vitest'
import { expect, finalizersDone, fleeting, fleetingMany, held, pinned } from '#gc'
import { WeakValueDictionary } from '../weak-value-dictionary.ts'

interface Picture {
  name: string
}

type Gallery = WeakValueDictionary<string, Picture>

/**
 * Stores a new object and returns it, after checking that the dictionary holds this very object: a dictionary that keeps
 * nothing, or a copy, would pass every test of letting go.
 */
function stored<K>(dictionary: WeakValueDictionary<K, object>, key: K): object {
  const value = { about: typeof key }
  dictionary.set(key, value)
  expect(dictionary.get(key), 'get right after set').toBe(value)
  return value
}

const hung = (gallery: Gallery, name: string): Picture => {
  const picture = { name }
  gallery.set(name, picture)
  expect(gallery.get(name), 'get right after set').toBe(picture)
  return picture
}

// Counts in a frame of its own, because what it walks over may have to die later in the same test.
const sizeOf = (iterable: Iterable<unknown>) => {
  let size = 0
  for (const _ of iterable) size += 1
  return size
}

test('stores-and-finds', () => {
  const gallery: Gallery = new WeakValueDictionary()
  const mona = { name: 'mona' }
  const lisa = { name: 'lisa' }
  expect(gallery.size, 'size of a new dictionary').toBe(0)
  expect(gallery.set('mona', mona), 'what set returns').toBe(gallery)
  gallery.set('lisa', lisa)
  expect(gallery.get('mona'), 'get').toBe(mona)
  expect(gallery.get('lisa'), 'get of another key').toBe(lisa)
  expect(gallery.get('nobody'), 'get on a miss').toBe(undefined)
  expect(gallery.has('mona'), 'has').toBe(true)
  expect(gallery.has('nobody'), 'has on a miss').toBe(false)
  expect(gallery.size, 'size with two entries').toBe(2)
})

test('takes-entries', () => {
  const mona = { name: 'mona' }
  const lisa = { name: 'lisa' }
  const pairs = new Map([
    ['mona', mona],
    ['lisa', lisa],
  ])
  const once = function* () {
    yield* pairs
  }
  const ways: [string, Gallery][] = [
    ['from pairs', new WeakValueDictionary([...pairs])],
    ['from a Map', new WeakValueDictionary(pairs)],
    ['from a generator', new WeakValueDictionary(once())],
    ['from another dictionary', new WeakValueDictionary(new WeakValueDictionary(pairs))],
  ]
  for (const [way, gallery] of ways) {
    expect([...gallery.keys()], `keys of a dictionary made ${way}`).toEqual(['mona', 'lisa'])
    expect(gallery.get('lisa'), `get of a dictionary made ${way}`).toBe(lisa)
  }
  expect(new WeakValueDictionary().size, 'size of a dictionary made without entries').toBe(0)
})

test('updates-from-entries', () => {
  const [mona, lisa, scream] = [{ name: 'mona' }, { name: 'lisa' }, { name: 'scream' }]
  const gallery: Gallery = new WeakValueDictionary([['mona', mona]])
  gallery.update([
    ['mona', lisa],
    ['scream', scream],
  ])
  expect(gallery.get('mona'), 'the replaced value').toBe(lisa)
  expect(gallery.get('scream'), 'the added value').toBe(scream)
  gallery.update(new WeakValueDictionary([['mona', mona]]))
  expect(gallery.get('mona'), 'the value, replaced again from a dictionary').toBe(mona)
  expect(gallery.size, 'size').toBe(2)
})

test('compares-keys-as-map-does', () => {
  const dictionary = new WeakValueDictionary<unknown, object>()
  const key = {}
  const keys = [0, '0', Number.NaN, undefined, null, key]
  const values = keys.map((each) => stored(dictionary, each))
  expect(dictionary.size, 'size with six keys').toBe(6)
  expect(
    keys.map((each) => dictionary.get(each)),
    'get of 0, "0", NaN, undefined, null and an object',
  ).toEqual(values)
  expect(dictionary.has({}), 'has of another object').toBe(false)
  expect(dictionary.get(-0), 'get(-0)').toBe(values[0])
})

test('replaces-a-value', () => {
  const [old, next, lisa] = [{ name: 'old' }, { name: 'next' }, { name: 'lisa' }]
  const gallery: Gallery = new WeakValueDictionary()
  gallery.set('mona', old).set('lisa', lisa).set('mona', next)
  expect(gallery.get('mona'), 'get').toBe(next)
  expect(gallery.size, 'size').toBe(2)
  expect([...gallery.keys()], 'keys: the entry keeps its place').toEqual(['mona', 'lisa'])
  expect([...gallery.values()], 'values').toEqual([next, lisa])
  expect(old.name, 'the old value').toBe('old')
})

test('iterates-in-order', () => {
  const gallery: Gallery = new WeakValueDictionary()
  const mona = hung(gallery, 'mona')
  const lisa = hung(gallery, 'lisa')
  expect([...gallery.keys()], 'keys').toEqual(['mona', 'lisa'])
  expect([...gallery.values()], 'values').toEqual([mona, lisa])
  expect([...gallery.entries()], 'entries').toEqual([
    ['mona', mona],
    ['lisa', lisa],
  ])
  expect([...gallery], 'iterating over the dictionary itself').toEqual([
    ['mona', mona],
    ['lisa', lisa],
  ])
})

test('iteration-passes-over-the-deleted', () => {
  const gallery: Gallery = new WeakValueDictionary()
  const pictures = ['one', 'two', 'three', 'four'].map((name) => hung(gallery, name))
  const seen: string[] = []
  for (const key of gallery.keys()) {
    seen.push(key)
    gallery.delete('one')
    gallery.pop('three')
  }
  expect(seen, 'keys that were yielded').toEqual(['one', 'two', 'four'])
  expect(pictures.length, 'pictures').toBe(4)
})

test('delete-forgets', () => {
  const gallery: Gallery = new WeakValueDictionary()
  const mona = hung(gallery, 'mona')
  const lisa = hung(gallery, 'lisa')
  expect(gallery.delete('nobody'), 'delete on a miss').toBe(false)
  expect(gallery.delete('mona'), 'delete on a hit').toBe(true)
  expect(gallery.has('mona'), 'has after delete').toBe(false)
  expect(gallery.get('mona'), 'get after delete').toBe(undefined)
  expect(gallery.delete('mona'), 'delete again').toBe(false)
  expect(gallery.get('lisa'), 'get of the other key').toBe(lisa)
  expect(gallery.size, 'size').toBe(1)
  expect(mona.name, 'the picture').toBe('mona')
})

test('clear-forgets-all', () => {
  const gallery: Gallery = new WeakValueDictionary()
  const pictures = ['mona', 'lisa', 'scream'].map((name) => hung(gallery, name))
  gallery.clear()
  expect(gallery.size, 'size after clear').toBe(0)
  expect(gallery.has('lisa'), 'has after clear').toBe(false)
  expect(sizeOf(gallery), 'entries after clear').toBe(0)
  gallery.set('lisa', pictures[1]!)
  expect([...gallery.keys()], 'keys after the next set').toEqual(['lisa'])
})

test('set-default-stores-once', () => {
  const gallery: Gallery = new WeakValueDictionary()
  const [mona, other] = [{ name: 'mona' }, { name: 'other' }]
  expect(gallery.setDefault('mona', mona), 'setDefault on a miss').toBe(mona)
  expect(gallery.get('mona'), 'get after that').toBe(mona)
  expect(gallery.setDefault('mona', other), 'setDefault on a hit').toBe(mona)
  expect(gallery.get('mona'), 'get after the hit').toBe(mona)
  expect(gallery.size, 'size').toBe(1)
})

test('pop-takes-out', () => {
  const gallery: Gallery = new WeakValueDictionary()
  const mona = hung(gallery, 'mona')
  const lisa = hung(gallery, 'lisa')
  expect(gallery.pop('nobody'), 'pop on a miss').toBe(undefined)
  expect(gallery.pop('mona'), 'pop').toBe(mona)
  expect(gallery.has('mona'), 'has after pop').toBe(false)
  expect(gallery.pop('mona'), 'pop again').toBe(undefined)
  expect([...gallery.values()], 'the remaining entries').toEqual([lisa])
})

test('pop-item-takes-the-last', () => {
  const gallery: Gallery = new WeakValueDictionary()
  const pictures = ['mona', 'lisa', 'scream'].map((name) => hung(gallery, name))
  gallery.delete('scream')
  expect(gallery.popItem(), 'popItem').toEqual(['lisa', pictures[1]])
  expect([...gallery.keys()], 'keys after popItem').toEqual(['mona'])
  expect(gallery.popItem(), 'popItem again').toEqual(['mona', pictures[0]])
  expect(gallery.popItem(), 'popItem of an empty dictionary').toBe(undefined)
  expect(gallery.size, 'size').toBe(0)
})

test('copy-stands-alone', () => {
  const gallery: Gallery = new WeakValueDictionary()
  const mona = hung(gallery, 'mona')
  const lisa = hung(gallery, 'lisa')
  const copy = gallery.copy()
  expect(copy === gallery ? 'the dictionary itself' : 'a copy', 'the result of copy').toBe('a copy')
  expect(copy instanceof WeakValueDictionary, 'the copy is a WeakValueDictionary').toBe(true)
  expect([...copy.entries()], 'entries of the copy').toEqual([
    ['mona', mona],
    ['lisa', lisa],
  ])
  gallery.delete('mona')
  copy.delete('lisa')
  expect([...gallery.keys()], 'keys of the original').toEqual(['lisa'])
  expect([...copy.keys()], 'keys of the copy').toEqual(['mona'])
})

test('refuses-primitives', () => {
  for (const primitive of [42, 'text', true, null, undefined]) {
    const value = primitive as unknown as object
    const mona = { name: 'mona' }
    const dictionary = new WeakValueDictionary<string, object>([['mona', mona]])
    expect(() => dictionary.set('mona', value), `set to ${String(primitive)}`).toThrow(TypeError)
    expect(() => dictionary.setDefault('lisa', value), `setDefault with ${String(primitive)}`).toThrow(TypeError)
    expect(() => dictionary.update([['lisa', value]]), `update with ${String(primitive)}`).toThrow(TypeError)
    expect(() => new WeakValueDictionary([['lisa', value]]), `a dictionary made with ${String(primitive)}`).toThrow(
      TypeError,
    )
    expect(dictionary.get('mona'), 'get after the errors').toBe(mona)
    expect([...dictionary.keys()], 'keys after the errors').toEqual(['mona'])
  }
  const functions = new WeakValueDictionary([['hung', hung]])
  expect(functions.get('hung') === hung, 'get returns the stored function').toBe(true)
})

test('lets-go-of-an-unused-value', async () => {
  const gallery: Gallery = pinned('dictionary', new WeakValueDictionary())
  await expect(fleeting(() => hung(gallery, 'mona'))).toBeCollected()
})

test('lets-go-after-every-use', async () => {
  const gallery: Gallery = pinned('dictionary', new WeakValueDictionary())
  const pictures = fleetingMany(3, (index) => {
    const name = `picture ${index}`
    const picture = hung(gallery, name)
    gallery.setDefault(name, picture)
    gallery.has(name)
    gallery.update([[name, picture]])
    gallery.pop(name)
    gallery.set(name, picture)
    gallery.popItem()
    gallery.setDefault(name, picture)
    sizeOf(gallery.keys())
    sizeOf(gallery.values())
    sizeOf(gallery.entries())
    expect(gallery.get(name), 'get after all that').toBe(picture)
    return picture
  })
  await expect(pictures).toBeCollected()
})

test('lets-go-of-what-it-was-made-of', async () => {
  const made: Gallery[] = []
  const pictures = fleetingMany(2, (index) => {
    const picture = { name: `picture ${index}` }
    const gallery: Gallery = new WeakValueDictionary([['first', picture]])
    const copy = gallery.copy()
    expect(gallery.get('first'), 'get of the dictionary').toBe(picture)
    expect(copy.get('first'), 'get of its copy').toBe(picture)
    made.push(pinned(`dictionary ${index}`, gallery), pinned(`copy ${index}`, copy))
    return picture
  })
  await expect(pictures).toBeCollected(() => {
    expect(
      made.map(({ size }) => size),
      'size of each dictionary and its copy',
    ).toEqual([0, 0, 0, 0])
  })
})

test('lets-go-of-a-cycle', async () => {
  const dictionary = pinned('dictionary', new WeakValueDictionary<string, object>())
  const value = fleeting(() => {
    const cycle = stored(dictionary, 'cycle') as Record<string, object>
    cycle.itself = cycle
    cycle.dictionary = dictionary
    return cycle
  })
  await expect(value).toBeCollected()
})

test('keeps-what-is-in-use', async () => {
  const gallery: Gallery = pinned('dictionary', new WeakValueDictionary())
  const mona = held(() => hung(gallery, 'mona'))
  await expect(
    fleeting(() => gallery.get('mona')),
    'the picture in use',
  ).toBeKept()
  await finalizersDone()
  expect(
    mona.use((picture) => gallery.get('mona') === picture),
    'get returns the same picture after a collection',
  ).toBe(true)
  expect(gallery.size, 'size').toBe(1)
})

test('keeps-the-key-of-a-living-value', async () => {
  const dictionary = pinned('dictionary', new WeakValueDictionary<object, object>())
  const values: object[] = []
  const key = fleeting(() => {
    const name = {}
    values.push(stored(dictionary, name))
    return name
  })
  await expect(key, 'the key of a value in use').toBeKept()
  expect(sizeOf(dictionary.keys()), 'number of keys').toBe(1)
  expect(values.length, 'values still in use').toBe(1)
})

test('the-dead-are-absent-at-once', async () => {
  const gallery: Gallery = pinned('dictionary', new WeakValueDictionary())
  const mona = fleeting(() => hung(gallery, 'mona'))
  const lisa = held(() => hung(gallery, 'lisa'))
  await expect(mona).toBeCollected(() => {
    expect(gallery.has('mona'), 'has, before any clean-up').toBe(false)
    expect(gallery.get('mona'), 'get, before any clean-up').toBe(undefined)
    expect(gallery.size, 'size, before any clean-up').toBe(1)
    expect([...gallery.keys()], 'keys, before any clean-up').toEqual(['lisa'])
    expect(sizeOf(gallery.values()), 'number of values, before any clean-up').toBe(1)
    expect(sizeOf(gallery.entries()), 'number of entries, before any clean-up').toBe(1)
    expect(sizeOf(gallery), 'number of entries when iterating over the dictionary, before any clean-up').toBe(1)
  })
  expect(
    lisa.use((picture) => gallery.get('lisa') === picture),
    'get still returns the living picture',
  ).toBe(true)
})

test('the-dead-cannot-be-taken-out', async () => {
  const gallery: Gallery = pinned('dictionary', new WeakValueDictionary())
  const living = held(() => hung(gallery, 'living'))
  const dead = fleetingMany(4, (index) => hung(gallery, `dead ${index}`))
  await expect(dead).toBeCollected(() => {
    expect(gallery.delete('dead 0'), 'delete, before any clean-up').toBe(false)
    expect(gallery.pop('dead 1'), 'pop, before any clean-up').toBe(undefined)
    expect(gallery.popItem()?.[0], 'the key that popItem returned, before any clean-up').toBe('living')
    expect(gallery.popItem(), 'popItem again').toBe(undefined)
  })
  expect(
    living.use(({ name }) => name),
    'still in use',
  ).toBe('living')
})

test('the-dead-are-not-copied', async () => {
  const gallery: Gallery = pinned('dictionary', new WeakValueDictionary())
  const lisa = held(() => hung(gallery, 'lisa'))
  let copied: string[] = []
  let updated = -1
  await expect(fleeting(() => hung(gallery, 'mona'))).toBeCollected(() => {
    copied = [...gallery.copy().keys()]
    const other: Gallery = new WeakValueDictionary()
    other.update(gallery)
    updated = other.size
  })
  expect(copied, 'keys of a copy').toEqual(['lisa'])
  expect(updated, 'size of another dictionary after update').toBe(1)
  expect(
    lisa.use(({ name }) => name),
    'still in use',
  ).toBe('lisa')
})

test('a-dead-key-starts-anew', async () => {
  const gallery: Gallery = pinned('dictionary', new WeakValueDictionary())
  const living = held(() => hung(gallery, 'living'))
  const dead = fleetingMany(2, (index) => hung(gallery, `key ${index}`))
  const last = held(() => hung(gallery, 'last'))
  const [first, second] = [{ name: 'first' }, { name: 'second' }]
  await expect(dead).toBeCollected(() => {
    expect(gallery.setDefault('key 1', first), 'setDefault of a key whose value is dead').toBe(first)
    gallery.set('key 0', second)
    expect([...gallery.keys()], 'keys: the new entries come last').toEqual(['living', 'last', 'key 1', 'key 0'])
  })
  expect(living.use(({ name }) => name) + last.use(({ name }) => name), 'still in use').toBe('livinglast')
})

test('forgets-the-key-too', async () => {
  const dictionary = pinned('dictionary', new WeakValueDictionary<object, object>())
  const key = held(() => ({ name: 'mona' }))
  const value = fleeting(() => key.use((name) => stored(dictionary, name)))
  await expect(value, 'the value').toBeCollected()
  await finalizersDone()
  await expect(key.drop(), 'its key').toBeCollected()
  // Measure memory, too, because what is left may be a record that does not hold the key, such as a number.
  const gallery: Gallery = pinned('gallery', new WeakValueDictionary())
  await expect((index) => {
    const name = `picture ${index}`
    gallery.set(name, { name })
    if (index % 8 === 0) gallery.delete(name)
    else if (index % 8 === 1) gallery.pop(name)
  }, 'setting a new key that is deleted or whose value dies').toHoldLevel()
})

test('forgets-a-deleted-key', async () => {
  const dictionary = pinned('dictionary', new WeakValueDictionary<object, object>())
  const values: object[] = []
  const ways: [string, (key: object) => void][] = [
    ['clear', () => dictionary.clear()],
    ['delete', (key) => dictionary.delete(key)],
    ['pop', (key) => dictionary.pop(key)],
    ['popItem', () => dictionary.popItem()],
  ]
  const keys = ways.map(([, forget]) =>
    fleeting(() => {
      const key = { name: 'mona' }
      values.push(stored(dictionary, key))
      forget(key)
      expect(dictionary.size, 'size after removing the key').toBe(0)
      return key
    }),
  )
  for (const [index, [way]] of ways.entries()) {
    await expect(keys[index]!, `the key after ${way}`).toBeCollected()
  }
  expect(values.length, 'values still in use').toBe(4)
})

test('forgets-a-replaced-value', async () => {
  const dictionary = pinned('dictionary', new WeakValueDictionary<object, object>())
  const values: object[] = []
  const key = fleeting(() => {
    const name = { name: 'mona' }
    values.push(stored(dictionary, name), stored(dictionary, name))
    dictionary.delete(name)
    return name
  })
  await expect(key, 'a key that was set twice and deleted').toBeCollected()
  expect(values.length, 'values still in use').toBe(2)
})

test('one-value-under-two-keys', async () => {
  const dictionary = pinned('dictionary', new WeakValueDictionary<object, object>())
  const key = held(() => ({ name: 'kept' }))
  const value = fleeting(() => {
    const other = {}
    const shared = stored(dictionary, other)
    key.use((kept) => dictionary.set(kept, shared))
    expect(dictionary.size, 'size with one value under two keys').toBe(2)
    expect(dictionary.delete(other), 'delete of one key').toBe(true)
    expect(
      key.use((kept) => dictionary.get(kept)),
      'get of the other key after that',
    ).toBe(shared)
    return shared
  })
  await expect(value, 'the value').toBeCollected()
  await finalizersDone()
  await expect(key.drop(), 'the key that was not deleted').toBeCollected()
})

test('late-clean-up-spares-the-new', async () => {
  const gallery: Gallery = pinned('dictionary', new WeakValueDictionary())
  const next = { name: 'next' }
  await expect(fleeting(() => hung(gallery, 'mona'))).toBeCollected(() => {
    gallery.set('mona', next)
  })
  await finalizersDone()
  expect(gallery.get('mona') === next, 'get returns the new value after the clean-up of the old one').toBe(true)
  expect(gallery.size, 'size').toBe(1)
})

test('deleted-clean-up-spares-the-new', async () => {
  const gallery: Gallery = pinned('dictionary', new WeakValueDictionary())
  const next = { name: 'next' }
  const deleted = held(() => hung(gallery, 'deleted'))
  const replaced = held(() => hung(gallery, 'replaced'))
  gallery.delete('deleted')
  gallery.set('deleted', next)
  gallery.set('replaced', next)
  await expect(deleted.drop()).toBeCollected()
  await expect(replaced.drop()).toBeCollected()
  await finalizersDone()
  expect(gallery.get('deleted') === next, 'get returns the new value after the deleted one died').toBe(true)
  expect(gallery.get('replaced') === next, 'get returns the new value after the replaced one died').toBe(true)
})

test('can-itself-be-collected', async () => {
  const values: object[] = []
  const dictionary = fleeting(() => {
    const short: Gallery = new WeakValueDictionary()
    values.push(hung(short, 'mona'), hung(short, 'lisa'))
    short.delete('lisa')
    return short
  })
  await expect(dictionary, 'the dictionary').toBeCollected()
  expect(values.length, 'values still in use').toBe(2)
})

test('iteration-passes-over-the-dead', async () => {
  const gallery: Gallery = pinned('dictionary', new WeakValueDictionary())
  const [first, second, third, fourth, fifth] = ['first', 'second', 'third', 'fourth', 'fifth'].map((name) =>
    held(() => hung(gallery, name)),
  )
  const iterator = gallery.entries()
  const nextKey = () => {
    const { done, value } = iterator.next()
    return done ? 'the end' : value[0]
  }
  expect(nextKey(), 'the first key').toBe('first')
  await expect(second!.drop()).toBeCollected(() => {
    expect(nextKey(), 'the key after the dead one, before any clean-up').toBe('third')
  })
  await expect(fourth!.drop()).toBeCollected()
  await finalizersDone()
  expect(nextKey(), 'the key after another dead one, after its clean-up').toBe('fifth')
  expect(nextKey(), 'the step after the last entry').toBe('the end')
  for (const living of [first, third, fifth]) living!.use(() => undefined)
})

test('iteration-keeps-none-but-the-current', async () => {
  for (const method of ['values', 'entries', 'keys'] as const) {
    const gallery: Gallery = pinned(`the dictionary of ${method}`, new WeakValueDictionary())
    const pictures = ['one', 'two', 'three'].map((name) => held(() => hung(gallery, name)))
    const iterator = pinned(`${method}()`, gallery[method]())
    const step = () => iterator.next().done === true
    step()
    step()
    await expect(pictures[0]!.drop(), `the value before the current one of ${method}()`).toBeCollected()
    await expect(pictures[2]!.drop(), `the value after the current one of ${method}()`).toBeCollected()
    expect(step() ? 'the end' : 'another entry', `${method}() after the last living entry`).toBe('the end')
    pictures[1]!.use(() => undefined)
  }
})
