// Many small tests, one question each, gathered by a function as other test runners do it; every test gets a cache that is
// pinned already. A model says what the plain operations should do.
import { expect, finalizersDone, fleeting, fleetingMany, type Handle, held } from '#gc'
import type { CacheTest, Subject, WeakCache, WeakCacheOptions } from './test-the-cache.ts'

interface Painting {
  readonly of: unknown
}

type Cache = WeakCache<unknown, Painting>

const tests: CacheTest[] = []

/** A test of one pinned cache, whose values tell their keys unless these are objects. */
function test(name: string, run: (cache: Cache, asked: unknown[]) => void | Promise<void>, options?: WeakCacheOptions) {
  tests.push({
    name,
    run: ({ WeakCache, pinned }) => {
      const asked: unknown[] = []
      const create = (key: unknown): Painting => {
        if (Object(key) === key) return { of: 'an object' }
        asked.push(key)
        return { of: key }
      }
      return run(pinned('cache', new WeakCache(create, options)), asked)
    },
  })
}

function testOfClass(name: string, run: CacheTest['run']) {
  tests.push({ name, run })
}

/** Each look is a function's own, so that nothing of it stays. */
const looks: Readonly<Record<string, (cache: Cache) => unknown>> = {
  has: (cache) => cache.has('dead'),
  peek: (cache) => cache.peek('dead') !== undefined,
  size: (cache) => cache.size === 1,
  keys: (cache) => [...cache.keys()].includes('dead'),
  values: (cache) => [...cache.values()].length === 1,
  entries: (cache) => [...cache.entries()].length === 1,
  iteration: (cache) => [...cache].length === 1,
}

for (const [what, sees] of Object.entries(looks)) {
  test(`${what} sees the living, and not the dead`, async (cache) => {
    const painting = fleeting(() => {
      const made = cache.get('dead')
      expect(sees(cache), `${what} while it is alive`).toBe(true)
      return made
    })
    await expect(painting).toBeCollected(() => {
      expect(sees(cache), `${what} when it has died`).toBe(false)
    })
  })
}

test('does as a Map would, for as long as everything is in use', (cache, asked) => {
  const model = new Map<unknown, Painting>()
  const keys = ['a', 1, '1', Number.NaN, undefined, null, true, 'true', 'a', 1, Number.NaN]
  for (const key of keys) {
    const found = cache.peek(key)
    expect(found, 'peek before get').toBe(model.get(key))
    expect(cache.has(key), 'has before get').toBe(model.has(key))
    const value = cache.get(key)
    if (found) expect(value, 'get of what was there').toBe(found)
    model.set(key, value)
    expect(cache.size, 'size').toBe(model.size)
    expect([...cache.keys()], 'keys').toEqual([...model.keys()])
    expect([...cache.values()], 'values').toEqual([...model.values()])
    expect([...cache], 'entries').toEqual([...model])
  }
  expect(asked, 'what create was asked for').toEqual([...model.keys()])
  for (const key of ['a', 'b', 'a', Number.NaN]) {
    expect(cache.delete(key), 'delete').toBe(model.delete(key))
    expect([...cache], 'entries after delete').toEqual([...model])
  }
  cache.clear()
  expect([...cache], 'entries after clear').toEqual([])
})

test('peek asks create for nothing', (cache, asked) => {
  cache.peek('a')
  expect(asked, 'what create was asked for').toEqual([])
})

testOfClass('a failure is told once, and tried again', ({ WeakCache }) => {
  const outcomes = [new Error('first'), new Error('second'), { of: 'third' }]
  const cache = new WeakCache((_key: string) => {
    const outcome = outcomes.shift()
    if (outcome instanceof Error) throw outcome
    return outcome as object
  })
  expect(() => cache.get('a'), 'the first get').toThrow(Error, /first/)
  expect(() => cache.get('a'), 'the second get').toThrow(Error, /second/)
  expect(cache.size, 'size after two failures').toBe(0)
  cache.get('a')
  expect(outcomes.length, 'what create has left').toBe(0)
})

testOfClass('a number is no value', ({ WeakCache }) => {
  const cache = new WeakCache((_key: string) => 1 as unknown as object)
  expect(() => cache.get('a')).toThrow(TypeError)
})

for (const keepRecent of [-1, 0.5, Number.NaN]) {
  testOfClass(`keepRecent is not ${keepRecent}`, ({ WeakCache }) => {
    expect(() => new WeakCache(() => ({}), { keepRecent })).toThrow(RangeError)
  })
}

test('keeps none of a hundred values that were asked for twice', async (cache) => {
  const paintings = fleetingMany(100, (index) => {
    const painting = cache.get(index)
    expect(cache.get(index), 'the second get').toBe(painting)
    return painting
  })
  await expect(paintings).toBeCollected()
})

test('of those in use keeps all, and of the others none', async (cache) => {
  const inUse = held(() => [cache.get(1), cache.get(2)])
  await expect(fleeting(() => cache.get(3))).toBeCollected()
  const same = inUse.use((portraits) => portraits.every((portrait, index) => cache.get(index + 1) === portrait))
  expect(same, 'what is in use is shared').toBe(true)
})

/** What becomes of an object key when its value has died, or when it was deleted while the value lives. */
async function keyGoes(cache: Cache, way: (key: object) => Promise<void> | void) {
  const key = held(() => ({}))
  await key.use(way)
  await finalizersDone()
  await expect(key.drop(), 'the key').toBeCollected()
  expect(cache.size, 'size').toBe(0)
}

test('lets a key go after its value', (cache) =>
  keyGoes(cache, (key) => expect(fleeting(() => cache.get(key))).toBeCollected()))

for (const way of ['delete', 'clear'] as const) {
  test(`lets a key go on ${way}, before its value`, async (cache) => {
    const values: object[] = []
    await keyGoes(cache, (key) => {
      values.push(cache.get(key))
      cache[way](key)
    })
    expect(values.length, 'values in use').toBe(1)
  })
}

test('is not confused by the clean-up of an earlier value', async (cache) => {
  const later: object[] = []
  const makeAgain = () => void later.push(cache.get('a'))
  await expect(fleeting(() => cache.get('a'))).toBeCollected(makeAgain)
  await finalizersDone()
  expect(cache.size, 'size').toBe(1)
  expect(later.length, 'values in use').toBe(1)
})

for (const method of ['keys', 'values', 'entries'] as const) {
  test(`${method}() that has made one step keeps none of the values to come`, async (cache) => {
    const first = held(() => cache.get('first'))
    const others = fleetingMany(3, (index) => {
      const painting = cache.get(index)
      return index === 2 ? stepped(cache, method, painting) : painting
    })
    await expect(others).toBeCollected()
    first.drop()
  })
}

const iterators = new WeakMap<object, object>()

/** Leaves an iterator lying about for as long as there is its cache. */
function stepped(cache: Cache, method: 'keys' | 'values' | 'entries', painting: Painting): Painting {
  const iterator = cache[method]()
  iterator.next()
  iterators.set(cache, iterator)
  return painting
}

testOfClass('can go before its values', async ({ WeakCache }: Subject) => {
  const values: object[] = []
  const cache = fleeting(() => {
    const short = new WeakCache((of: string) => ({ of }))
    values.push(short.get('a'))
    return short
  })
  await expect(cache).toBeCollected()
  expect(values.length, 'values in use').toBe(1)
})

/** What of the values 0, 1 and 2 two places keep, after some more uses. */
function recently(name: string, kept: readonly number[], more: (cache: Cache) => void) {
  const run = async (cache: Cache) => {
    const paintings: Handle[] = [0, 1, 2].map((key) => {
      if (key === 2) more(cache)
      return fleeting(() => cache.get(key))
    })
    for (const key of kept) await expect(paintings[key]!, `value ${key}`).toBeKept()
    const others = paintings.filter((_, key) => !kept.includes(key))
    for (const painting of others) await expect(painting, 'another value').toBeCollected()
  }
  test(name, run, { keepRecent: 2 })
}

recently('keeps the two last made', [1, 2], () => {})
recently('keeps what was used again', [0, 2], (cache) => fleeting(() => cache.get(0)))
recently('keeps no longer what was looked at', [1, 2], (cache) => {
  cache.has(0)
  fleeting(() => cache.peek(0))
  fleeting(() => ({ seen: [...cache] }))
})
recently('keeps nothing that was deleted', [2], (cache) => {
  cache.delete(0)
  cache.delete(1)
})
recently('keeps nothing that was cleared', [2], (cache) => cache.clear())

export const suite: readonly CacheTest[] = tests
