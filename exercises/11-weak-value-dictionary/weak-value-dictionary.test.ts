import { test } from 'vitest'
import { expect, finalizersDone, fleeting, held, pinned } from '#gc'
import { WeakValueDictionary } from './weak-value-dictionary.ts'

// What the helpers of the kit do:
// - pinned('dictionary', ...)  holds the dictionary until the test is over, so that it does not die early
// - fleeting(make)             makes an object and drops it at once, so that nothing holds it unless the dictionary does
// - held(make)                 makes an object and holds it, until its drop()
// - toBeCollected()            runs the real collector, and fails if the object outlives it; toBeKept() is the opposite
// - finalizersDone()           waits until the clean-up callbacks of all dead objects have run

class Picture {
  readonly name: string
  readonly pixels = new Float64Array(1000)

  constructor(name: string) {
    this.name = name
  }
}

/** Stores a new picture under its name, and returns it. */
function hang(gallery: WeakValueDictionary<string, Picture>, name: string): Picture {
  const picture = new Picture(name)
  gallery.set(name, picture)
  return picture
}

test('is used like a Map', () => {
  const gallery = new WeakValueDictionary<string, Picture>()
  const mona = new Picture('mona')

  expect(gallery.set('mona', mona), 'what set returns').toBe(gallery)
  expect(gallery.get('mona'), 'get').toBe(mona)
  expect(gallery.get('scream'), 'get of a missing key').toBe(undefined)
  expect(gallery.has('mona'), 'has').toBe(true)
  expect(gallery.size, 'size').toBe(1)
  expect(gallery.delete('mona'), 'delete').toBe(true)
  expect(gallery.delete('mona'), 'delete again').toBe(false)
  expect(mona.name, 'the picture, which the test still holds').toBe('mona')
})

test('takes entries from any iterable of pairs, including another dictionary', () => {
  const [mona, scream] = [new Picture('mona'), new Picture('scream')]
  const gallery = new WeakValueDictionary([['mona', mona]])
  gallery.update(new Map([['scream', scream]]))
  const copy = gallery.copy()
  gallery.clear()

  expect(gallery.size, 'size after clear').toBe(0)
  expect([...copy.keys()], 'keys of the copy').toEqual(['mona', 'scream'])
  expect([...copy.values()], 'values of the copy').toEqual([mona, scream])
  expect([...copy], 'iterating over the copy itself').toEqual([
    ['mona', mona],
    ['scream', scream],
  ])
})

test('has what Python has beyond a Map', () => {
  const gallery = new WeakValueDictionary<string, Picture>()
  const [mona, scream] = [new Picture('mona'), new Picture('scream')]

  expect(gallery.setDefault('mona', mona), 'setDefault on a miss').toBe(mona)
  expect(gallery.setDefault('mona', scream), 'setDefault on a hit').toBe(mona)
  gallery.set('scream', scream)
  expect(gallery.popItem(), 'popItem').toEqual(['scream', scream])
  expect(gallery.pop('mona'), 'pop').toBe(mona)
  expect(gallery.pop('mona'), 'pop again').toBe(undefined)
  expect(gallery.popItem(), 'popItem of an empty dictionary').toBe(undefined)
})

test('lets go of an unused value, and treats it as absent from the moment of its death', async () => {
  const gallery = pinned('gallery', new WeakValueDictionary<string, Picture>())

  await expect(fleeting(() => hang(gallery, 'mona'))).toBeCollected(() => {
    // Here the picture has just died: no clean-up callback has run yet.
    expect(gallery.has('mona'), 'has').toBe(false)
    expect(gallery.get('mona'), 'get').toBe(undefined)
    expect(gallery.size, 'size').toBe(0)
    expect([...gallery.keys()], 'keys').toEqual([])
  })
})

test('finds a value that is in use after a collection', async () => {
  const gallery = pinned('gallery', new WeakValueDictionary<string, Picture>())
  const mona = held(() => hang(gallery, 'mona'))

  await expect(fleeting(() => hang(gallery, 'scream'))).toBeCollected()
  mona.use((picture) => {
    expect(gallery.get('mona'), 'get after a collection').toBe(picture)
  })
  await expect(mona.drop()).toBeCollected()
})

test('lets go of the key once its value is dead', async () => {
  const gallery = pinned('gallery', new WeakValueDictionary<object, Picture>())
  const key = held(() => ({ room: 711 }))
  const mona = fleeting(() => {
    const picture = new Picture('mona')
    key.use((room) => gallery.set(room, picture))
    return picture
  })

  await expect(mona, 'the value').toBeCollected()
  await finalizersDone()
  await expect(key.drop(), 'its key').toBeCollected()
})

test('rejects values that are not objects, and does not change', () => {
  const mona = new Picture('mona')
  const gallery = new WeakValueDictionary([['mona', mona]])

  expect(() => gallery.set('mona', 42 as unknown as Picture), 'set to a number').toThrow(TypeError)
  expect(gallery.get('mona'), 'get after that').toBe(mona)
})
