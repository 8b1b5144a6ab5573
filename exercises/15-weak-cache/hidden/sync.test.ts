import { test } from 'vitest'
import { expect, finalizersDone, fleeting, fleetingMany, type Handle, held, pinned } from '#gc'
import { WeakCache } from '../weak-cache.ts'

interface Picture {
  name: string
}

/** What create has made: a cache that returns anything else, a copy say, could keep the original forever. */
const originals = new WeakSet()

function original<T extends object>(value: T): T {
  originals.add(value)
  return value
}

const paint = (name: string): Picture => original({ name })

/**
 * Gets a value, and checks that it is what create made and that the cache holds it: a cache that keeps nothing would pass
 * every test of letting go.
 */
function cached<K, V extends object>(cache: WeakCache<K, V>, key: K): V {
  const value = cache.get(key)
  expect(originals.has(value) ? 'what create made' : 'something else', 'what get returned').toBe('what create made')
  expect(cache.peek(key), 'peek right after get').toBe(value)
  return value
}

// Counts in a frame of its own, because what it walks over may have to die later in the same test.
const sizeOf = (iterable: Iterable<unknown>) => {
  let size = 0
  for (const _ of iterable) size += 1
  return size
}

test('creates-on-a-miss', () => {
  let made = 0
  let asked: unknown
  const cache = new WeakCache((key: string) => {
    made += 1
    asked = key
    return { name: key }
  })
  const picture = cache.get('mona')
  expect(picture.name, 'the name of what get returned').toBe('mona')
  expect(made, 'calls of create').toBe(1)
  expect(asked, 'the key create was called with').toBe('mona')
})

test('shares-while-alive', () => {
  let made = 0
  const cache = new WeakCache((name: string) => ({ name, number: (made += 1) }))
  const first = cache.get('mona')
  expect(cache.get('mona'), 'the second get').toBe(first)
  expect(made, 'calls of create').toBe(1)
  const other = cache.get('lisa')
  expect(other === first ? 'the same value' : 'another value', 'what get of another key returned').toBe('another value')
  expect(cache.get('mona'), 'the third get').toBe(first)
})

test('compares-keys-as-map-does', () => {
  const cache = new WeakCache((key: unknown) => ({ key }))
  const number = cache.get(1)
  const text = cache.get('1')
  const notANumber = cache.get(Number.NaN)
  const nothing = cache.get(undefined)
  const key = {}
  const byObject = cache.get(key)
  expect(number === text ? 'the same value' : 'another value', 'get("1") after get(1)').toBe('another value')
  expect(cache.get(Number.NaN), 'get(NaN) again').toBe(notANumber)
  expect(cache.get(undefined), 'get(undefined) again').toBe(nothing)
  expect(cache.get(key), 'get(object) again').toBe(byObject)
  expect(cache.get({}) === byObject ? 'the same value' : 'another value', 'get(another object)').toBe('another value')
})

test('peek-never-creates', () => {
  let made = 0
  const cache = new WeakCache((name: string) => {
    made += 1
    return { name }
  })
  expect(cache.peek('mona'), 'peek on a miss').toBe(undefined)
  expect(cache.has('mona'), 'has on a miss').toBe(false)
  expect(made, 'calls of create').toBe(0)
  const picture = cache.get('mona')
  expect(cache.peek('mona'), 'peek on a hit').toBe(picture)
  expect(cache.has('mona'), 'has on a hit').toBe(true)
  expect(made, 'calls of create').toBe(1)
})

test('delete-forgets', () => {
  const cache = new WeakCache(paint)
  const picture = cache.get('mona')
  const other = cache.get('lisa')
  expect(cache.delete('nobody'), 'delete on a miss').toBe(false)
  expect(cache.delete('mona'), 'delete on a hit').toBe(true)
  expect(cache.has('mona'), 'has after delete').toBe(false)
  expect(cache.delete('mona'), 'delete again').toBe(false)
  expect(cache.get('mona') === picture ? 'the deleted value' : 'a new value', 'get after delete').toBe('a new value')
  expect(cache.peek('lisa'), 'peek of the other key').toBe(other)
})

test('clear-forgets-all', () => {
  const cache = new WeakCache(paint)
  const pictures = [cache.get('mona'), cache.get('lisa')]
  cache.clear()
  expect(cache.size, 'size after clear').toBe(0)
  expect(cache.has('mona'), 'has after clear').toBe(false)
  expect(sizeOf(cache), 'entries after clear').toBe(0)
  expect(cache.get('mona') === pictures[0] ? 'the cleared value' : 'a new value', 'get after clear').toBe('a new value')
})

test('counts-its-values', () => {
  const cache = new WeakCache(paint)
  expect(cache.size, 'size when new').toBe(0)
  const pictures = [cache.get('mona'), cache.get('lisa'), cache.get('mona')]
  expect(cache.size, 'size after three gets of two keys').toBe(2)
  cache.delete('mona')
  expect(cache.size, 'size after delete').toBe(1)
  expect(pictures.length, 'number of pictures').toBe(3)
})

test('iterates-in-order', () => {
  const cache = new WeakCache(paint)
  const mona = cache.get('mona')
  const lisa = cache.get('lisa')
  cache.get('mona')
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
})

test('has-no-set', () => {
  const cache = new WeakCache(paint)
  expect('set' in cache, 'set in cache').toBe(false)
  expect(cache.get('mona').name, 'get').toBe('mona')
})

test('passes-errors-on', () => {
  let calls = 0
  const cache = new WeakCache((name: string) => {
    calls += 1
    if (calls === 1) throw new RangeError('the paint has dried')
    return { name }
  })
  expect(() => cache.get('mona'), 'get while create throws').toThrow(RangeError, /the paint has dried/)
  expect(cache.has('mona'), 'has after the error').toBe(false)
  expect(cache.size, 'size after the error').toBe(0)
  expect(() => cache.get('mona').name, 'the name of what the next get returned').toReturn('mona')
  expect(calls, 'calls of create').toBe(2)
})

test('refuses-primitives', () => {
  for (const value of [42, 'text', true, null, undefined]) {
    const cache = new WeakCache(() => value as unknown as object)
    expect(() => cache.get('mona'), `get when create returns ${String(value)}`).toThrow(TypeError)
    expect(cache.has('mona'), 'has after the error').toBe(false)
    expect(cache.size, 'size after the error').toBe(0)
  }
  const functions = new WeakCache(() => paint)
  expect(() => functions.get('mona'), 'get when create returns a function').toReturn(paint)
})

test('creates-within-create', () => {
  const cache: WeakCache<number, { of: number; under: number }> = new WeakCache((key: number) => ({
    of: key,
    under: key === 0 ? 0 : cache.get(key - 1).under + 1,
  }))
  expect(cache.get(5).under, 'number of values that the sixth has counted').toBe(5)
})

test('lets-go-of-an-unused-value', async () => {
  const cache = pinned('cache', new WeakCache(paint))
  const picture = fleeting(() => cached(cache, 'mona'))
  await expect(picture).toBeCollected()
})

test('lets-go-after-every-use', async () => {
  const cache = pinned('cache', new WeakCache(paint))
  const pictures = fleetingMany(3, (index) => {
    const name = `picture ${index}`
    const picture = cached(cache, name)
    cache.get(name)
    cache.peek(name)
    cache.has(name)
    sizeOf(cache.keys())
    sizeOf(cache.values())
    sizeOf(cache.entries())
    return picture
  })
  await expect(pictures).toBeCollected()
})

test('keeps-what-is-in-use', async () => {
  let made = 0
  const cache = pinned('cache', new WeakCache((name: string) => ({ name, number: (made += 1) })))
  const picture = held(() => cache.get('mona'))
  await expect(fleeting(() => cache.get('mona'))).toBeKept()
  picture.use((mine) => {
    expect(cache.get('mona'), 'get after a collection').toBe(mine)
  })
  expect(made, 'calls of create').toBe(1)
})

test('the-dead-are-absent-at-once', async () => {
  const cache = pinned('cache', new WeakCache(paint))
  const living = held(() => cache.get('lisa'))
  const picture = fleeting(() => cached(cache, 'mona'))
  await expect(picture).toBeCollected(() => {
    expect(cache.has('mona'), 'has, before any clean-up').toBe(false)
    expect(cache.peek('mona'), 'peek, before any clean-up').toBe(undefined)
    expect(cache.size, 'size, before any clean-up').toBe(1)
    expect([...cache.keys()], 'keys, before any clean-up').toEqual(['lisa'])
    expect(sizeOf(cache.values()), 'number of values, before any clean-up').toBe(1)
    expect(sizeOf(cache.entries()), 'number of entries, before any clean-up').toBe(1)
    expect(sizeOf(cache), 'number of entries by iteration, before any clean-up').toBe(1)
    expect(cache.delete('mona'), 'delete, before any clean-up').toBe(false)
  })
  living.use((mine) => {
    expect(cache.peek('lisa'), 'peek of the living value').toBe(mine)
  })
})

test('makes-it-again', async () => {
  let made = 0
  const cache = pinned('cache', new WeakCache((name: string) => original({ name, number: (made += 1) })))
  const mona = fleeting(() => cached(cache, 'mona'))
  const lisa = held(() => cached(cache, 'lisa'))
  let order: string[] = []
  await expect(mona).toBeCollected(() => {
    expect(cache.get('mona').number, 'the number of the next value').toBe(3)
    order = [...cache.keys()]
  })
  expect(order, 'keys, in the order in which the values were made').toEqual(['lisa', 'mona'])
  expect(made, 'calls of create').toBe(3)
  lisa.drop()
})

test('forgets-the-key-too', async () => {
  const cache = pinned('cache', new WeakCache((key: object) => original({ of: typeof key })))
  const key = held(() => ({ name: 'mona' }))
  const value = fleeting(() => key.use((mona) => cached(cache, mona)))
  await expect(value, 'the value').toBeCollected()
  await finalizersDone()
  await expect(key.drop(), 'its key').toBeCollected()
  // Measures memory, because a record without the key, a number say, shows only there.
  const gallery = pinned('gallery', new WeakCache(paint))
  await expect((index) => {
    const name = `picture ${index}`
    gallery.get(name)
    if (index % 8 === 0) gallery.delete(name)
  }, 'getting a new key, which is deleted or whose value dies').toHoldLevel()
})

test('forgets-a-deleted-key', async () => {
  const cache = pinned('cache', new WeakCache((key: object) => original({ of: typeof key })))
  const values: object[] = []
  const [cleared, deleted] = ['clear', 'delete'].map((way) =>
    fleeting(() => {
      const key = { name: 'mona' }
      values.push(cached(cache, key))
      if (way === 'clear') cache.clear()
      else cache.delete(key)
      return key
    }),
  )
  await expect(cleared!, 'the key after clear').toBeCollected()
  await expect(deleted!, 'the key after delete').toBeCollected()
  expect(values.length, 'number of values still in use').toBe(2)
})

test('one-value-under-two-keys', async () => {
  const shared = held(() => original({ name: 'shared' }))
  const cache = pinned('cache', new WeakCache((_key: object) => shared.use((value) => value)))
  const key = held(() => ({ name: 'kept' }))
  const look = () => {
    const other = {}
    const value = cached(cache, other)
    expect(
      key.use((kept) => cached(cache, kept)),
      'get of the other key',
    ).toBe(value)
    expect(cache.delete(other), 'delete of one key').toBe(true)
    expect(
      key.use((kept) => cache.has(kept)),
      'has of the other key after delete',
    ).toBe(true)
  }
  look()
  await expect(shared.drop(), 'the value').toBeCollected()
  await finalizersDone()
  await expect(key.drop(), 'the key that was not deleted').toBeCollected()
})

test('late-clean-up-spares-the-new', async () => {
  const cache = pinned('cache', new WeakCache(paint))
  let next: Picture | undefined
  await expect(fleeting(() => cached(cache, 'mona'))).toBeCollected(() => {
    next = cache.get('mona')
  })
  await finalizersDone()
  expect(cache.peek('mona'), 'peek after the clean-up of the old value').toBe(next)
  expect(cache.size, 'size').toBe(1)
})

test('deleted-clean-up-spares-the-new', async () => {
  const cache = pinned('cache', new WeakCache(paint))
  const old = held(() => cache.get('mona'))
  cache.delete('mona')
  const next = cache.get('mona')
  expect(
    old.use((mona) => (mona === next ? 'the deleted value' : 'a new value')),
    'get after delete',
  ).toBe('a new value')
  await expect(old.drop()).toBeCollected()
  await finalizersDone()
  expect(cache.peek('mona'), 'peek after the deleted value died').toBe(next)
})

test('can-itself-be-collected', async () => {
  const values: object[] = []
  const recent: Handle[] = []
  const cache = fleeting(() => {
    const short = new WeakCache(paint, { keepRecent: 1 })
    values.push(cached(short, 'mona'), cached(short, 'lisa'))
    recent.push(fleeting(() => cached(short, 'recent')))
    return short
  })
  await expect(cache, 'the cache').toBeCollected()
  await expect(recent[0]!, 'a value that only the cache kept').toBeCollected()
  expect(values.length, 'number of values still in use').toBe(2)
})

test('iteration-passes-over-the-dead', async () => {
  const cache = pinned('cache', new WeakCache(paint))
  const first = held(() => cache.get('first'))
  const second = held(() => cache.get('second'))
  const third = held(() => cache.get('third'))
  const iterator = cache.entries()
  const nextKey = () => {
    const { done, value } = iterator.next()
    return done ? 'the end' : value[0]
  }
  expect(nextKey(), 'the first key').toBe('first')
  await expect(second.drop()).toBeCollected()
  await finalizersDone()
  expect(nextKey(), 'the key after the dead one').toBe('third')
  expect(nextKey(), 'after the last').toBe('the end')
  expect(first.use(({ name }) => name) + third.use(({ name }) => name), 'still in use').toBe('firstthird')
})

test('iteration-keeps-none-but-the-current', async () => {
  for (const method of ['values', 'entries', 'keys'] as const) {
    const cache = pinned(`the cache of ${method}`, new WeakCache(paint))
    const pictures = ['one', 'two', 'three'].map((name) => held(() => cached(cache, name)))
    const iterator = pinned(`${method}()`, cache[method]())
    const step = () => (iterator.next().done === true ? 'the end' : 'a step')
    step()
    step()
    await expect(pictures[0]!.drop(), `the value before the current one of ${method}()`).toBeCollected()
    await expect(pictures[2]!.drop(), `the value after the current one of ${method}()`).toBeCollected()
    expect(step(), `the step of ${method}() after the last living value`).toBe('the end')
    pictures[1]!.use(() => undefined)
  }
})

function failToGet(cache: WeakCache<string, Picture>, name: string): void {
  try {
    cache.get(name)
  } catch {
    // Drops the error, which another test checks.
  }
}

test('keeps-the-recent', async () => {
  let dried = false
  const cache = pinned(
    'cache',
    new WeakCache(
      (name: string) => {
        if (dried) throw new RangeError('the paint has dried')
        return paint(name)
      },
      { keepRecent: 2 },
    ),
  )
  const [one, two, three] = ['one', 'two', 'three'].map((name) => fleeting(() => cached(cache, name)))
  dried = true
  failToGet(cache, 'four')
  await expect(two!, '"two"').toBeKept()
  await expect(three!, '"three"').toBeKept()
  await expect(one!, '"one"').toBeCollected()
})

test('a-use-makes-recent', async () => {
  const cache = pinned('cache', new WeakCache(paint, { keepRecent: 2 }))
  const used = fleeting(() => cache.get('used'))
  const unused = fleeting(() => cache.get('unused'))
  // Uses one value four times, which is still one value.
  for (let times = 0; times < 4; times++) fleeting(() => cache.get('used'))
  await expect(unused, '"unused", second of two').toBeKept()
  fleeting(() => cache.get('new'))
  await expect(used, '"used"').toBeKept()
  await expect(unused, '"unused", third of three').toBeCollected()
})

test('looking-is-no-use', async () => {
  const cache = pinned('cache', new WeakCache(paint, { keepRecent: 2 }))
  const used = fleeting(() => cache.get('used'))
  const seen = fleeting(() => cache.get('seen'))
  fleeting(() => cache.get('used'))
  fleeting(() => cache.peek('seen'))
  cache.has('seen')
  sizeOf(cache.keys())
  sizeOf(cache.values())
  sizeOf(cache.entries())
  sizeOf(cache)
  fleeting(() => cache.get('new'))
  await expect(used, '"used"').toBeKept()
  await expect(seen, '"seen"').toBeCollected()
})

test('the-recent-can-be-deleted', async () => {
  const cache = pinned('cache', new WeakCache(paint, { keepRecent: 4 }))
  const deleted = fleeting(() => cached(cache, 'deleted'))
  const kept = fleeting(() => cache.get('kept'))
  cache.delete('deleted')
  await expect(deleted, '"deleted", after delete').toBeCollected()
  await expect(kept, '"kept", after delete of the other').toBeKept()
  cache.clear()
  await expect(kept, '"kept", after clear').toBeCollected()
})

test('refuses-a-bad-keep-recent', () => {
  for (const keepRecent of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => new WeakCache(paint, { keepRecent }), `keepRecent ${keepRecent}`).toThrow(RangeError)
  }
  expect(new WeakCache(paint, { keepRecent: 0 }).size, 'size with keepRecent 0').toBe(0)
})
