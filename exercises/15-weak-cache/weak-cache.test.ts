import { test } from 'vitest'
import { expect, fleeting, fleetingAsync, held, pinned } from '#gc'
import { AsyncWeakCache, WeakCache } from './weak-cache.ts'

// How these tests work, in the words of the kit:
// - pinned('cache', ...)  holds the cache until the test is over, so that nothing dies merely because the cache did
// - fleeting(make)        makes an object and drops it at once, so that nothing holds it unless the cache does
// - fleetingAsync(make)   the same for a promise of an object
// - held(make)            makes an object and holds it, until its drop()
// - toBeCollected()       runs the real collector, and fails if the object outlives it; toBeKept() is the opposite

class Picture {
  readonly name: string
  readonly pixels = new Float64Array(1000)

  constructor(name: string) {
    this.name = name
  }
}

const paint = (name: string) => new Picture(name)
const paintSlowly = async (name: string) => new Picture(name)

test('makes a value when there is none, and shares it after that', () => {
  const made: string[] = []
  const cache = new WeakCache((name: string) => {
    made.push(name)
    return new Picture(name)
  })

  const mona = cache.get('mona')
  expect(mona.name).toBe('mona')
  expect(cache.get('mona'), 'the second get').toBe(mona)
  expect(cache.get('scream') === mona ? 'the same picture' : 'another picture', 'what get of another key returns').toBe(
    'another picture',
  )
  expect(made, 'keys for which create was called').toEqual(['mona', 'scream'])
})

test('peek never makes a value', () => {
  const cache = new WeakCache(paint)

  expect(cache.peek('mona'), 'peek before get').toBe(undefined)
  const mona = cache.get('mona')
  expect(cache.peek('mona'), 'peek after get').toBe(mona)
})

test('counts what is alive, and forgets what is deleted or cleared', () => {
  const cache = new WeakCache(paint)
  const alive = ['mona', 'scream', 'lilies'].map((name) => cache.get(name))

  expect(cache.size, 'size').toBe(alive.length)
  expect(cache.delete('mona'), 'delete of a living value').toBe(true)
  expect(cache.delete('mona'), 'delete again').toBe(false)
  expect(cache.has('mona'), 'has after delete').toBe(false)
  expect(cache.has('scream'), 'has of another').toBe(true)
  cache.clear()
  expect(cache.size, 'size after clear').toBe(0)
})

test('iterates over the living values, in the order in which they were made', () => {
  const cache = new WeakCache(paint)
  const mona = cache.get('mona')
  const scream = cache.get('scream')

  expect([...cache.keys()], 'keys').toEqual(['mona', 'scream'])
  expect([...cache.values()], 'values').toEqual([mona, scream])
  expect([...cache.entries()], 'entries').toEqual([
    ['mona', mona],
    ['scream', scream],
  ])
  expect([...cache], 'the cache itself').toEqual([...cache.entries()])
})

test('lets go of an unused value, which is absent from that moment', async () => {
  const cache = pinned('cache', new WeakCache(paint))

  await expect(fleeting(() => cache.get('mona'))).toBeCollected(() => {
    // Runs when the picture has just died: no clean-up callback has run yet.
    expect(cache.has('mona'), 'has').toBe(false)
    expect(cache.size, 'size').toBe(0)
    expect([...cache.keys()], 'keys').toEqual([])
  })
  expect(cache.get('mona').name, 'the name of the picture made next').toBe('mona')
})

test('still shares a value that is in use, after a collection', async () => {
  const cache = pinned('cache', new WeakCache(paint))
  const mona = held(() => cache.get('mona'))

  await expect(fleeting(() => cache.get('scream'))).toBeCollected()
  mona.use((picture) => {
    expect(cache.get('mona'), 'get after a collection').toBe(picture)
  })
  await expect(mona.drop()).toBeCollected()
})

test('rejects non-objects, and caches no failure', () => {
  const numbers = new WeakCache(() => 42 as unknown as Picture)
  expect(() => numbers.get('mona'), 'a number for a value').toThrow(TypeError)

  let paints = 0
  const cache = new WeakCache((name: string) => {
    if (paints === 0) throw new RangeError('out of paint')
    return new Picture(name)
  })
  expect(() => cache.get('mona'), 'get when create throws').toThrow(RangeError, /out of paint/)
  expect(cache.has('mona'), 'has after the failure').toBe(false)
  paints = 5
  expect(cache.get('mona').name, 'the next get').toBe('mona')
})

test('keepRecent holds that many of the recently used values, and no more', async () => {
  const cache = pinned('cache', new WeakCache(paint, { keepRecent: 1 }))

  const mona = fleeting(() => cache.get('mona'))
  await expect(mona).toBeKept()
  const scream = fleeting(() => cache.get('scream'))
  await expect(mona).toBeCollected()
  await expect(scream).toBeKept()

  expect(() => new WeakCache(paint, { keepRecent: -1 }), 'keepRecent: -1').toThrow(RangeError)
})

test('async: makes a value once for concurrent requests, and tries again after a failure', async () => {
  const made: string[] = []
  const cache = new AsyncWeakCache(async (name: string) => {
    made.push(name)
    if (made.length === 1) throw new RangeError('out of paint')
    return new Picture(name)
  })

  await expect(() => cache.get('mona'), 'get when create fails').toReject(RangeError, /out of paint/)
  const [first, second] = await Promise.all([cache.get('mona'), cache.get('mona')])
  expect(second, 'what the second request gets').toBe(first)
  expect(cache.peek('mona'), 'peek once it is there').toBe(first)
  expect(made, 'keys for which create was called').toEqual(['mona', 'mona'])
})

test('async: lets go of an unused value', async () => {
  const cache = pinned('cache', new AsyncWeakCache(paintSlowly))

  const mona = await fleetingAsync(() => cache.get('mona'))
  await expect(mona).toBeCollected(() => {
    expect(cache.has('mona'), 'has').toBe(false)
    expect(cache.size, 'size').toBe(0)
  })
})
