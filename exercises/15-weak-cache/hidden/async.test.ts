import { test } from 'vitest'
import { expect, finalizersDone, fleeting, fleetingAsync, fleetingMany, held, heldAsync, pinned } from '#gc'
import { AsyncWeakCache } from '../weak-cache.ts'

interface Picture {
  name: string
}

/** What create has made: a cache that returns anything else, a copy say, could keep the original forever. */
const originals = new WeakSet()

function original<T extends object>(value: T): T {
  originals.add(value)
  return value
}

const paint = (name: string): Promise<Picture> => Promise.resolve(original({ name }))

/**
 * Gets a value, and checks that it is what create made and that the cache holds it: a cache that keeps nothing would pass
 * every test of letting go.
 */
function cached<K, V extends object>(cache: AsyncWeakCache<K, V>, key: K): Promise<V> {
  // Calls `then` once: a promise with a `then` of its own could give another object each time.
  const arrival = new Promise<V>((resolve) => resolve(cache.get(key)))
  return arrival.then((value) => {
    expect(originals.has(value) ? 'what create made' : 'something else', 'what get returned').toBe('what create made')
    expect(cache.peek(key), 'peek right after get').toBe(value)
    return value
  })
}

const nothing = () => undefined

/** Gives a cache that calls create a little later the time to do so. */
function soon(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0)
  })
}

/** A promise that the test settles. */
function commission<T>() {
  return Promise.withResolvers<T>()
}

test('async-creates-on-a-miss', async () => {
  let made = 0
  const cache = new AsyncWeakCache((name: string) => {
    made += 1
    return paint(name)
  })
  const promise = cache.get('mona')
  expect(promise instanceof Promise ? 'a promise' : 'something else', 'what get returns').toBe('a promise')
  const picture = await promise
  expect(picture.name, 'the name of what get promised').toBe('mona')
  const again = cache.get('mona')
  expect(again instanceof Promise ? 'a promise' : 'something else', 'what get returns on a hit').toBe('a promise')
  expect(await again, 'what the second get promised').toBe(picture)
  expect(made, 'calls of create').toBe(1)
})

test('async-creates-once-for-all-who-ask', async () => {
  let made = 0
  const order = commission<Picture>()
  const cache = new AsyncWeakCache(() => {
    made += 1
    return order.promise
  })
  const first = cache.get('mona')
  const second = cache.get('mona')
  await Promise.resolve()
  const third = cache.get('mona')
  order.resolve({ name: 'mona' })
  const pictures = await Promise.all([first, second, third])
  expect(made, 'calls of create').toBe(1)
  expect(pictures[1], 'what the second request got').toBe(pictures[0])
  expect(pictures[2], 'what the third request got').toBe(pictures[0])
  expect(await cache.get('mona'), 'a later get').toBe(pictures[0])
  expect(made, 'calls of create after a later get').toBe(1)
})

test('async-absent-until-made', async () => {
  const order = commission<Picture>()
  const cache = new AsyncWeakCache(() => order.promise)
  const promise = cache.get('mona')
  expect(cache.has('mona'), 'has while it is being made').toBe(false)
  expect(cache.peek('mona'), 'peek while it is being made').toBe(undefined)
  expect(cache.size, 'size while it is being made').toBe(0)
  expect([...cache], 'entries while it is being made').toEqual([])
  order.resolve({ name: 'mona' })
  const picture = await promise
  expect(cache.has('mona'), 'has once it is made').toBe(true)
  expect(cache.peek('mona'), 'peek once it is made').toBe(picture)
  expect(cache.size, 'size once it is made').toBe(1)
})

test('async-peek-never-creates', async () => {
  let made = 0
  const cache = new AsyncWeakCache((name: string) => {
    made += 1
    return paint(name)
  })
  expect(cache.peek('mona'), 'peek on a miss').toBe(undefined)
  expect(cache.has('mona'), 'has on a miss').toBe(false)
  await Promise.resolve()
  expect(made, 'calls of create').toBe(0)
  const picture = await cache.get('mona')
  expect(cache.peek('mona'), 'peek on a hit').toBe(picture)
})

test('async-works-like-a-map', async () => {
  const cache = new AsyncWeakCache(paint)
  const mona = await cache.get('mona')
  const lisa = await cache.get('lisa')
  expect([...cache.keys()], 'keys').toEqual(['mona', 'lisa'])
  expect([...cache.values()], 'values').toEqual([mona, lisa])
  expect([...cache.entries()], 'entries').toEqual([
    ['mona', mona],
    ['lisa', lisa],
  ])
  expect([...cache], 'the cache itself').toEqual([
    ['mona', mona],
    ['lisa', lisa],
  ])
  expect(cache.delete('mona'), 'delete on a hit').toBe(true)
  expect(cache.delete('mona'), 'delete again').toBe(false)
  expect(cache.size, 'size after delete').toBe(1)
  cache.clear()
  expect(cache.size, 'size after clear').toBe(0)
  expect('set' in cache, 'set in cache').toBe(false)
})

test('async-passes-errors-on', async () => {
  let calls = 0
  const cache = new AsyncWeakCache((name: string) => {
    calls += 1
    return calls === 1 ? Promise.reject(new RangeError('the paint has dried')) : paint(name)
  })
  const second = cache.get('mona')
  await expect(() => second, 'get while create rejects').toReject(RangeError, /the paint has dried/)
  expect(cache.has('mona'), 'has after the error').toBe(false)
  await expect(() => cache.get('mona'), 'the next get').toFulfil()
  expect(cache.has('mona'), 'has after the next get').toBe(true)
  expect(calls, 'calls of create').toBe(2)
})

test('async-shares-an-error', async () => {
  let calls = 0
  const order = commission<Picture>()
  const cache = new AsyncWeakCache(() => {
    calls += 1
    return order.promise
  })
  const first = cache.get('mona')
  const second = cache.get('mona')
  order.reject(new RangeError('the paint has dried'))
  await expect(() => first, 'the first request').toReject(RangeError, /the paint has dried/)
  await expect(() => second, 'the second request').toReject(RangeError, /the paint has dried/)
  expect(calls, 'calls of create').toBe(1)
})

test('async-never-throws', async () => {
  let calls = 0
  const cache = new AsyncWeakCache((name: string): Promise<Picture> => {
    calls += 1
    if (calls === 1) throw new RangeError('the paint has dried')
    return paint(name)
  })
  await expect(() => cache.get('mona'), 'get while create throws').toReject(RangeError, /the paint has dried/)
  await expect(() => cache.get('mona'), 'the next get').toFulfil()
})

test('async-refuses-primitives', async () => {
  for (const value of [42, 'text', null, undefined]) {
    const cache = new AsyncWeakCache(() => Promise.resolve(value as unknown as object))
    await expect(() => cache.get('mona'), `get when create promises ${String(value)}`).toReject(TypeError)
    expect(cache.size, 'size after the error').toBe(0)
  }
  const functions = new AsyncWeakCache(() => Promise.resolve(paint))
  const given = await expect(() => functions.get('mona'), 'get when create promises a function').toFulfil()
  expect(given === paint ? 'that function' : 'something else', 'what get promised').toBe('that function')
})

test('async-delete-while-making', async () => {
  for (const order of [
    [1, 0],
    [0, 1],
  ] as const) {
    const orders = [commission<Picture>(), commission<Picture>()] as const
    let calls = 0
    const cache = new AsyncWeakCache(() => orders[calls++]!.promise)
    const before = cache.get('mona')
    expect(cache.delete('mona'), 'delete while it is being made').toBe(false)
    const after = cache.get('mona')
    await soon()
    expect(calls, 'calls of create').toBe(2)
    orders[order[0]].resolve({ name: `number ${order[0]}` })
    await [before, after][order[0]]
    const later = cache.get('mona')
    await soon()
    expect(calls, 'calls of create, once one of the two values is ready').toBe(2)
    orders[order[1]].resolve({ name: `number ${order[1]}` })
    const kept = await after
    expect((await before).name, 'what the request before delete got').toBe('number 0')
    expect(await later, 'what the request after both got').toBe(kept)
    expect(cache.peek('mona'), 'the cached value').toBe(kept)
  }
})

test('async-clear-while-making', async () => {
  const order = commission<Picture>()
  const cache = new AsyncWeakCache(() => order.promise)
  const promise = cache.get('mona')
  cache.clear()
  order.resolve({ name: 'mona' })
  expect((await promise).name, 'what the request before clear got').toBe('mona')
  expect(cache.has('mona'), 'has after clear').toBe(false)
})

test('async-lets-go', async () => {
  const cache = pinned('cache', new AsyncWeakCache(paint))
  const picture = await fleetingAsync(() => cached(cache, 'mona'))
  await expect(picture).toBeCollected()
})

test('async-lets-go-though-many-asked', async () => {
  const cache = pinned('cache', new AsyncWeakCache(paint))
  const picture = await fleetingAsync(() => {
    void cache.get('mona')
    void cache.get('mona').then(() => cache.get('mona'))
    return cached(cache, 'mona')
  })
  await expect(picture).toBeCollected()
})

test('async-the-dead-are-absent-at-once', async () => {
  const cache = pinned('cache', new AsyncWeakCache(paint))
  const picture = await fleetingAsync(() => cached(cache, 'mona'))
  await expect(picture).toBeCollected(() => {
    expect(cache.has('mona'), 'has, before any clean-up').toBe(false)
    expect(cache.peek('mona'), 'peek, before any clean-up').toBe(undefined)
    expect(cache.size, 'size, before any clean-up').toBe(0)
    expect([...cache], 'entries, before any clean-up').toEqual([])
  })
})

test('async-makes-it-again', async () => {
  let made = 0
  const cache = pinned(
    'cache',
    new AsyncWeakCache((name: string) => Promise.resolve(original({ name, number: (made += 1) }))),
  )
  await expect(await fleetingAsync(() => cached(cache, 'mona'))).toBeCollected()
  expect((await cache.get('mona')).number, 'the number of the next value').toBe(2)
})

test('async-forgets-the-key-too', async () => {
  const cache = pinned(
    'cache',
    new AsyncWeakCache((key: { name: string }) =>
      key.name === 'fails'
        ? Promise.reject(new RangeError('the paint has dried'))
        : Promise.resolve(original({ of: typeof key })),
    ),
  )
  const failed = held(() => ({ name: 'fails' }))
  await expect(() => failed.use((key) => cache.get(key)), 'get while create rejects').toReject(RangeError)
  await expect(failed.drop(), 'the key whose value failed').toBeCollected()
  const key = held(() => ({ name: 'mona' }))
  const value = await fleetingAsync(() => key.use((mona) => cached(cache, mona)))
  await expect(value, 'the value').toBeCollected()
  await finalizersDone()
  await expect(key.drop(), 'its key').toBeCollected()
  // Measures memory, because a record without the key, a number say, shows only there.
  await expect(async (index) => {
    const next = { name: index % 8 === 0 ? 'fails' : 'mona' }
    await Promise.resolve(cache.get(next)).then(nothing, nothing)
    if (index % 8 === 1) cache.delete(next)
  }, 'getting a new key whose value fails, dies or is deleted').toHoldLevel()
})

test('async-forgets-a-deleted-key', async () => {
  const cache = pinned('cache', new AsyncWeakCache((key: object) => Promise.resolve(original({ of: typeof key }))))
  const values: object[] = []
  const keys = await fleetingAsync(async () => {
    const key = { name: 'mona' }
    values.push(await cached(cache, key))
    cache.delete(key)
    return key
  })
  await expect(keys).toBeCollected()
  expect(values.length, 'number of values still in use').toBe(1)
})

test('async-late-clean-up-spares-the-new', async () => {
  const cache = pinned('cache', new AsyncWeakCache(paint))
  const old = await heldAsync(() => cached(cache, 'mona'))
  cache.delete('mona')
  const next = await cache.get('mona')
  expect(
    old.use((mona) => (mona === next ? 'the deleted value' : 'a new value')),
    'get after delete',
  ).toBe('a new value')
  await expect(old.drop()).toBeCollected()
  await finalizersDone()
  expect(cache.peek('mona'), 'peek after the deleted value died').toBe(next)
})

test('async-can-itself-be-collected', async () => {
  const values: Promise<object>[] = []
  const caches = fleetingMany(3, () => {
    const cache = new AsyncWeakCache(paint)
    values.push(cached(cache, 'mona'), cached(cache, 'lisa'))
    return cache
  })
  await Promise.all(values)
  await expect(caches).toBeCollected()
  expect(values.length, 'number of values still in use').toBe(6)
})

test('async-keeps-the-recent', async () => {
  const cache = pinned('cache', new AsyncWeakCache(paint, { keepRecent: 2 }))
  const oldest = await fleetingAsync(() => cached(cache, 'oldest'))
  const used = await fleetingAsync(() => cached(cache, 'used'))
  const unused = await fleetingAsync(() => cached(cache, 'unused'))
  await fleetingAsync(() => cached(cache, 'used'))
  await expect(used, '"used"').toBeKept()
  await expect(unused, '"unused", second of two').toBeKept()
  await expect(oldest, '"oldest"').toBeCollected()
  // Looks at the unused value, which is not a use, so this value has to go.
  fleeting(() => cache.peek('unused'))
  const last = await fleetingAsync(() => cached(cache, 'last'))
  await expect(used, '"used", and then "last"').toBeKept()
  await expect(last, '"last"').toBeKept()
  await expect(unused, '"unused", third of three').toBeCollected()
  cache.delete('used')
  await expect(used, '"used", after delete').toBeCollected()
  cache.clear()
  await expect(last, '"last", after clear').toBeCollected()
})

test('async-refuses-a-bad-keep-recent', () => {
  for (const keepRecent of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => new AsyncWeakCache(paint, { keepRecent }), `keepRecent ${keepRecent}`).toThrow(RangeError)
  }
  expect(new AsyncWeakCache(paint, { keepRecent: 0 }).size, 'size with keepRecent 0').toBe(0)
})
